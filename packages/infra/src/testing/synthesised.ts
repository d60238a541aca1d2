import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@django-swarm/environment";
import type { Attributes, Stack } from "../security/terraform-json";
import { type SynthesiseOptions, synthesise } from "../synthesise";

export interface SynthesisedStack {
  readonly json: Attributes;
  /** The stacks it depends on. */
  readonly dependencies: readonly string[];
  /** All resources of a type. */
  readonly resources: (type: string) => Attributes[];
  /** The only resource of a type. */
  readonly resource: (type: string) => Attributes;
}

function stackOf(json: Attributes, dependencies: readonly string[]): SynthesisedStack {
  const resources = (type: string): Attributes[] => Object.values(json["resource"][type] ?? {});
  const resource = (type: string): Attributes => {
    const [only, ...more] = resources(type);
    if (!only || more.length > 0) throw new Error(`not exactly one ${type}`);
    return only;
  };
  return { json, dependencies, resources, resource };
}

/** The real Terraform JSON of the environments' stacks, by stack name. */
export const synthesised = (...environments: readonly Environment[]): Readonly<Record<string, SynthesisedStack>> =>
  synthesisedFrom({ environments });

/** The same of all that an app may hold. */
export function synthesisedFrom(options: SynthesiseOptions): Readonly<Record<string, SynthesisedStack>> {
  const outdir = mkdtempSync(join(tmpdir(), "synthesised-"));
  const read = (path: string): Attributes => JSON.parse(readFileSync(join(outdir, path), "utf8"));
  try {
    synthesise({ ...options, outdir });
    const manifest = read("manifest.json")["stacks"] as Record<
      string,
      { synthesizedStackPath: string; dependencies: string[] }
    >;
    return Object.fromEntries(
      Object.entries(manifest).map(([name, stack]) => [
        name,
        stackOf(read(stack.synthesizedStackPath), stack.dependencies),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The same, as the security rules take them. */
export const stacksOf = (...environments: readonly Environment[]): readonly Stack[] =>
  Object.entries(synthesised(...environments)).map(([name, { json }]) => ({ name, json }));
