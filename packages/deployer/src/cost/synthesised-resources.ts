import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@django-swarm/environment";
import { readSynthesised } from "./read-synthesised";
import type { SynthesisedResource } from "./synthesised-resource";

/** Writes the Terraform JSON of environments; the app passes it in, for Terraform is nothing that the deployer knows. */
export type Synthesise = (options: {
  readonly environments: readonly Environment[];
  readonly outdir: string;
}) => Promise<void>;

/** Every resource of an environment's stacks, synthesised anew. */
export async function synthesisedResources(
  environment: Environment,
  synthesise: Synthesise,
): Promise<readonly SynthesisedResource[]> {
  const outdir = mkdtempSync(join(tmpdir(), "deployer-synth-"));
  try {
    await synthesise({ environments: [environment], outdir });
    return readSynthesised(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
