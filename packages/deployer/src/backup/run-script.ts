import { RemoteError } from "@django-swarm/environment";
import type { Host } from "../transport/host-change";
import { printedLines } from "../transport/printed-lines";

/**
 * Runs a bash script on the host, as its administrator, and returns what it prints. Nothing that is secret is among its
 * arguments: the database is reached through its own container, the bucket by the host's role.
 *
 * @param doing for the error, as in "The host could not <doing>."
 * @throws RemoteError with the last lines that it printed.
 */
export async function runScript(host: Host, doing: string, script: string, args: readonly string[]): Promise<string> {
  const words = ["sudo", "-n", "bash", "-euo", "pipefail", "-c", script, "backup", ...args];
  const { code, stdout, stderr } = await host.exec(words);
  if (code === 0) return stdout.trim();
  throw new RemoteError(`The host could not ${doing}.`, {
    code: "backup/host-failed",
    details: printedLines(stderr).slice(-10),
    hint: hintFor(stderr),
  });
}

/** What mends it, from what programs say. */
export function hintFor(stderr: string): string {
  if (/no space left on device|could not extend file/i.test(stderr)) {
    return "A disk is full: docs/runbooks/disk-full.md.";
  }
  if (/expired ?token|token .*expired/i.test(stderr)) {
    return "The host's credentials have run out: its clock may be wrong (`deployer doctor` compares it), else try again.";
  }
  if (/access ?denied|403/i.test(stderr)) {
    return "The host's role may not do that: `cdktf deploy` gives it its rights again.";
  }
  return "Try again; every step may be repeated.";
}
