import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./rehearsal";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Variables for a command; undefined takes one away that `.rehearsal/env` sets. */
export type Variables = Readonly<Record<string, string | undefined>>;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Starts a command line as {@link type} runs one, with these variables over those of `.rehearsal/env`. */
export function start(line: string, variables: Variables = {}): Running {
  const settings = Object.entries(variables)
    .map(([name, value]) => (value === undefined ? `unset ${name}; ` : `export ${name}=${quoted(value)}; `))
    .join("");
  const child = spawn("/bin/sh", ["-c", `. .rehearsal/env; ${settings}exec ${line}`], { cwd: root, stdio: "pipe" });
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
      written[name] += chunk;
    });
  }
  const ended = new Promise<Ended>((resolve) => child.on("close", (status) => resolve({ status, ...written })));
  return { child, ended };
}

/** Runs one to its end. */
export function run(line: string, variables: Variables = {}): Promise<Ended> {
  const { child, ended } = start(line, variables);
  child.stdin?.end();
  return ended;
}

/** As {@link run}; fails the test with all output when the exit code is not 0. */
export async function ran(line: string, variables: Variables = {}): Promise<string> {
  const { status, stdout, stderr } = await run(line, variables);
  if (status !== 0) throw new Error(`${line}\nended with ${status}\n${stdout}\n${stderr}`);
  return stdout + stderr;
}

/** An environment of the test's own: commands on it, and where its stacks are synthesised to. */
export function variantCommands(
  fields: { readonly name: string; readonly [field: string]: unknown },
  variables: Variables = {},
) {
  const outdir = `cdktf.out/of-${fields.name}`;
  // Terraform refuses a folder that it initialised for another backend.
  rmSync(join(root, "apps/ublog-env", outdir), { recursive: true, force: true });
  const withVariant = { ...variables, VARIANT: JSON.stringify(fields), STACK_NAME: fields.name };
  const app = "--app 'node e2e/variant/main.js'";
  return {
    /** `cdktf <verb> <stacks> [flags]` */
    cdktf: (words: string, more: Variables = {}): Promise<Ended> =>
      run(`cdktf ${words} ${app} --output ${outdir}`, { ...withVariant, ...more }),
    deployer: (words: string, more: Variables = {}): Promise<Ended> =>
      run(`node apps/ublog-env/e2e/variant/deployer.js ${words}`, { ...withVariant, ...more }),
    outputs: (more: Variables = {}): Promise<Ended> =>
      run("node apps/ublog-env/e2e/variant/outputs.js", { ...withVariant, ...more }),
    /** Terraform in a stack's folder. */
    terraform: (stack: string, words: string, more: Variables = {}): Running =>
      start(`terraform -chdir=apps/ublog-env/${outdir}/stacks/${stack} ${words}`, { ...withVariant, ...more }),
  };
}

/** What a person reads last: the error with its next command. Fails when there is not exactly one. */
export function lastError({ stdout, stderr }: Ended): string {
  const parts = `\n${stdout}\n${stderr}`.split(/^error: /m);
  if (parts.length !== 2) throw new Error(`not exactly one "error:" in\n${stdout}\n${stderr}`);
  return parts[1] as string;
}
