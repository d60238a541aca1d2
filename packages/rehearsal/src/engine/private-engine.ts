import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RemoteError } from "@django-swarm/environment";
import { tryDocker } from "../docker/docker";
import { inRehearsal, type Layout } from "../layout";
import { runUnchecked } from "../process/run";
import { isDockerd } from "./is-dockerd";
import { CHECKOUT_FILE, PID_FILE, runtimeDirectory } from "./runtime-directory";

const START_DEADLINE_MS = 60_000;

export const privateEngineHost = (layout: Layout): string => `unix://${join(runtimeDirectory(layout), "docker.sock")}`;

/** Whether packet filter rules of a Docker Engine are there. */
const hasDockerRules = async (): Promise<boolean> =>
  (await runUnchecked("iptables-save", [])).stdout.includes("DOCKER");

/** Says that the machine had no such rules before: what is there in the end is ours. */
const rulesAreOurs = (layout: Layout): string => inRehearsal(layout, "engine", "rules-are-ours");

/** Starts a dockerd of the rehearsal's own; it goes on after this process and ends with `--down`. */
export async function startPrivateEngine(layout: Layout): Promise<void> {
  const runtime = runtimeDirectory(layout);
  const data = inRehearsal(layout, "engine");
  mkdirSync(runtime, { recursive: true });
  mkdirSync(data, { recursive: true });
  writeFileSync(join(runtime, CHECKOUT_FILE), layout.root);
  if (!(await hasDockerRules())) writeFileSync(rulesAreOurs(layout), "");
  const log = openSync(inRehearsal(layout, "log", "dockerd.log"), "a");
  const flags = {
    host: privateEngineHost(layout),
    "data-root": data,
    "exec-root": join(runtime, "exec"),
    pidfile: join(runtime, PID_FILE),
    "log-level": "warn",
  };
  spawn(
    "dockerd",
    Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`),
    {
      detached: true,
      stdio: ["ignore", log, log],
    },
  ).unref();
  for (const deadline = Date.now() + START_DEADLINE_MS; Date.now() < deadline; await sleep(250)) {
    if ((await tryDocker({ host: privateEngineHost(layout) }, ["info"])).exitCode === 0) return;
  }
  throw new RemoteError("The Docker Engine that the rehearsal started does not answer.", {
    code: "engine/start",
    details: readFileSync(inRehearsal(layout, "log", "dockerd.log"), "utf8")
      .trim()
      .split("\n")
      .slice(-10),
    hint: "Start a Docker Engine yourself, then run `npm run rehearse` again.",
  });
}

/** What a dockerd that was killed left mounted, the deepest first. */
const unmountBelow = (directory: string): Promise<unknown> =>
  runUnchecked("sh", [
    "-c",
    'for m in $(awk -v d="$1" \'index($2, d) == 1 {print $2}\' /proc/mounts | sort -r); do umount -l "$m"; done',
    "sh",
    directory,
  ]);

/** Ends the rehearsal's own dockerd, if there is one, and removes all that it held. */
export async function removePrivateEngine(layout: Layout): Promise<boolean> {
  const runtime = runtimeDirectory(layout);
  const data = inRehearsal(layout, "engine");
  let pid: number | undefined;
  try {
    pid = Number(readFileSync(join(runtime, PID_FILE), "utf8"));
  } catch {
    // No pid file: it is not running.
  }
  if (pid !== undefined && isDockerd(pid)) {
    process.kill(pid, "SIGTERM");
    for (let waited = 0; isDockerd(pid) && waited < 300; waited++) await sleep(100);
    if (isDockerd(pid)) process.kill(pid, "SIGKILL");
    if (existsSync(rulesAreOurs(layout))) {
      await runUnchecked("ip", ["link", "delete", "docker0"]);
      await runUnchecked("sh", ["-c", "iptables-save | grep -v DOCKER | iptables-restore"]);
    }
  }
  const existed = pid !== undefined;
  for (const directory of [data, runtime]) await unmountBelow(directory);
  rmSync(runtime, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  return existed;
}
