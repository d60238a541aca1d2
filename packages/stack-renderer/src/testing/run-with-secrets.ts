import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const read = (name: string): string => readFileSync(join(__dirname, "../../container", name), "utf8");
const WRAPPER = read("with-secrets.sh");
const ATTACHED_URLS = read("attached-urls.sh");

export interface WrappedRun {
  /** Where the scripts and secrets are put. */
  readonly directory: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** The container's own variables; with them the script attached-urls is mounted. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Command line of the POSIX shell that is tried. */
  readonly shell?: readonly [string, ...string[]];
}

/** Runs with-secrets as a container would, and returns the variables that its command sees. */
export function variablesWith(run: WrappedRun): Readonly<Record<string, string>> {
  const { stdout, stderr, status } = runWithSecrets(run);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return Object.fromEntries(
    stdout
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

export function runWithSecrets({ directory, secrets, variables, shell = ["/bin/sh"] }: WrappedRun) {
  const root = mkdtempSync(join(directory, "run-"));
  const [values, script, attachedUrls] = ["secrets", "with-secrets", "attached-urls"].map((name) => join(root, name));
  mkdirSync(values as string);
  for (const [name, value] of Object.entries(secrets)) writeFileSync(join(values as string, name), value);
  if (variables) writeFileSync(attachedUrls as string, ATTACHED_URLS);
  writeFileSync(
    script as string,
    WRAPPER.replaceAll("/run/secrets", values as string).replaceAll(
      "/django-swarm/attached-urls",
      attachedUrls as string,
    ),
  );
  const [program, ...options] = shell;
  return spawnSync(program, [...options, script as string, "env", "-0"], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...variables },
  });
}
