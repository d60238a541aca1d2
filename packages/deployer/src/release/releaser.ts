import { hostname, userInfo } from "node:os";
import { runProcess } from "../transport/run-process";
import type { Releaser } from "./new-entry";

/** Whoever runs this process, and the commit that is checked out where it runs. */
export async function thisReleaser(variables: Readonly<Record<string, string | undefined>>): Promise<Releaser> {
  const name = variables["GITHUB_ACTOR"] || userInfo().username;
  const git = await runProcess("git", ["rev-parse", "HEAD"]);
  const gitSha = variables["GITHUB_SHA"] || (git.code === 0 ? git.stdout.trim() : undefined);
  return { actor: `${name}@${hostname()} (${process.pid})`, gitSha };
}
