import { spawn } from "node:child_process";
import { openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRehearsal, type Layout } from "../layout";
import type { ReconcilerOptions } from "./reconciler-options";

const pidFile = (layout: Layout): string => inRehearsal(layout, "reconciler.pid");

function runningPid(layout: Layout): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile(layout), "utf8"));
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

/**
 * Starts the process that keeps the host containers like the emulated EC2, in place of one that runs: that may be of
 * older code, and what it was at is taken up again. It ends with `--down`.
 */
export async function startReconciler(options: ReconcilerOptions): Promise<void> {
  const { layout } = options;
  await stopReconciler(layout);
  const log = openSync(inRehearsal(layout, "log", "reconciler.log"), "a");
  const child = spawn(process.execPath, [join(__dirname, "reconciler.js"), JSON.stringify(options)], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.unref();
  writeFileSync(pidFile(layout), String(child.pid));
}

export async function stopReconciler(layout: Layout): Promise<void> {
  const pid = runningPid(layout);
  if (pid !== undefined) {
    process.kill(pid, "SIGTERM");
    for (let waited = 0; runningPid(layout) !== undefined && waited < 100; waited++) await sleep(100);
  }
  rmSync(pidFile(layout), { force: true });
}
