import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRehearsal, root } from "./rehearsal";

/** A colleague's laptop: the same sources, nothing built, nothing cached, no cdktf.out. */
export class OtherCheckout {
  readonly directory = mkdtempSync(join(tmpdir(), "other-checkout-"));

  constructor() {
    const copy = 'git ls-files --cached --others --exclude-standard -z | tar --null -T - -c | tar -x -C "$1"';
    this.run("sh", ["-c", copy, "sh", this.directory], root);
    this.run("node", ["scripts/workspace.mjs", "install"]);
  }

  /** As {@link type}, but there. */
  type(line: string): SpawnSyncReturns<string> {
    const path = `PATH="$PWD/.tools/node_modules/.bin:$PWD/node_modules/.bin:$PATH"`;
    return this.spawn("/bin/sh", ["-c", `. ${inRehearsal("env")}; ${path}; ${line}`]);
  }

  /** As {@link typed}, but there; fails the test with all output when the exit code is not 0. */
  typed(line: string): string {
    return succeeded(line, this.type(line));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }

  private run(command: string, args: readonly string[], cwd?: string): void {
    succeeded(args.join(" "), this.spawn(command, args, cwd));
  }

  private spawn(command: string, args: readonly string[], cwd = this.directory): SpawnSyncReturns<string> {
    return spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  }
}

function succeeded(line: string, { status, stdout, stderr }: SpawnSyncReturns<string>): string {
  if (status !== 0) throw new Error(`${line}\nended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}
