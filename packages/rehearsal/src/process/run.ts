import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { RemoteError } from "@django-swarm/environment";
import promiseSpawn from "@npmcli/promise-spawn";

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** Everything the command prints is appended here while it runs. */
  readonly logFile?: string;
  readonly timeoutMs?: number;
  /** Called with each line while the command runs. */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface SpawnFailure extends Error {
  readonly code?: number | string;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** Runs a command to its end and never throws for its exit code; 127 when there is no such command. */
export async function runUnchecked(
  command: string,
  args: readonly string[],
  { cwd, env, input, logFile, timeoutMs, onLine }: RunOptions = {},
): Promise<RunResult> {
  const spawned = promiseSpawn(command, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    timeout: timeoutMs,
  });
  spawned.process.stdin?.end(input);
  if (logFile) {
    for (const stream of [spawned.process.stdout, spawned.process.stderr]) {
      stream?.on("data", (chunk: Buffer) => appendFileSync(logFile, chunk));
    }
  }
  if (onLine) {
    for (const input of [spawned.process.stdout, spawned.process.stderr]) {
      if (input) createInterface({ input }).on("line", onLine);
    }
  }
  try {
    const { stdout, stderr } = await spawned;
    return { exitCode: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "", message } = error as SpawnFailure;
    if (code === "ENOENT") return { exitCode: 127, stdout, stderr: message };
    return { exitCode: typeof code === "number" ? code : 1, stdout, stderr: stderr || message };
  }
}

/** @throws RemoteError with the command's last lines when it does not exit with 0. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const result = await runUnchecked(command, args, options);
  if (result.exitCode === 0) return result;
  const name = [command, ...args.slice(0, 2)].join(" ");
  throw new RemoteError(`\`${name}\` ended with exit code ${result.exitCode}.`, {
    code: "rehearsal/command",
    details: `${result.stdout}\n${result.stderr}`.trim().split("\n").slice(-15),
    hint: options.logFile
      ? `Its whole output is in ${options.logFile}.`
      : "Run the rehearsal again once that is mended.",
  });
}
