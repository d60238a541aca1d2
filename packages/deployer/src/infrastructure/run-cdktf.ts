import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import promiseSpawn from "@npmcli/promise-spawn";

/** How the workspace's `cdktf` is started; the app passes it in, for Terraform is nothing that we know. */
export interface Cdktf {
  readonly words: readonly [program: string, ...args: string[]];
  /** The app's own, where cdktf.json is. */
  readonly directory: string;
}

export interface CdktfResult {
  readonly code: number;
  /** stdout and stderr, line by line, without colours. */
  readonly lines: readonly string[];
}

/**
 * Runs `cdktf` to its end. It shares our process group: Ctrl-C reaches Terraform, too, which then ends in good order.
 *
 * @param onLine is told each line as it comes.
 */
export async function runCdktf(
  { words: [program, ...first], directory }: Cdktf,
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Promise<CdktfResult> {
  const child = promiseSpawn(program, [...first, ...args], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    // Plain lines instead of a screen that is drawn again and again.
    env: { ...process.env, CI: "1", FORCE_COLOR: "0" },
  });
  const lines: string[] = [];
  for (const input of [child.process.stdout, child.process.stderr]) {
    if (!input) continue;
    createInterface({ input }).on("line", (line) => {
      const plain = stripVTControlCharacters(line).trimEnd();
      lines.push(plain);
      onLine(plain);
    });
  }
  const code = await child.then(
    () => 0,
    (error: { code?: unknown }) => (typeof error.code === "number" ? error.code : 1),
  );
  return { code, lines };
}
