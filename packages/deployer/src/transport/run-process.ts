import promiseSpawn from "@npmcli/promise-spawn";

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a local program to its end. A program that cannot be started counts as exit code 255, with the reason. */
export async function runProcess(program: string, args: readonly string[], stdin?: string): Promise<CommandResult> {
  // Detached: Ctrl-C reaches us alone, so that no step is torn in the middle.
  const child = promiseSpawn(program, [...args], {
    stdio: [stdin === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    detached: true,
  });
  // A program that ends without reading everything closes the pipe: its exit code says more than EPIPE.
  child.process.stdin?.on("error", () => undefined);
  child.process.stdin?.end(stdin);
  try {
    const { stdout, stderr } = await child;
    return { code: 0, stdout, stderr };
  } catch (error) {
    const failed = error as { code?: unknown; stdout?: string; stderr?: string; message: string };
    if (typeof failed.code === "number") {
      return { code: failed.code, stdout: failed.stdout ?? "", stderr: failed.stderr ?? "" };
    }
    return { code: 255, stdout: "", stderr: failed.stderr || failed.message };
  }
}
