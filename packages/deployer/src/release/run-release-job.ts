import { setTimeout as sleep } from "node:timers/promises";
import { deadlineIn } from "../deadline";
import type { Reporter, Step } from "../report/reporter";
import type { Engine } from "../swarm/engine";
import type { TaskObject } from "../swarm/engine-objects";
import { readStack } from "../swarm/read-stack";
import { removeServices } from "../swarm/remove-services";
import { followLogs, lastLogLines } from "../swarm/task-logs";
import type { SshConnection } from "../transport/ssh-connection";
import { deployStack } from "./deploy-stack";
import { explainTask } from "./explain-task";

/** A migration may rewrite a large table; what takes longer is not done within a release. */
const JOB_TIMEOUT_MS = 30 * 60_000;
/** A job that cannot even start will not start later. */
const START_TIMEOUT_MS = 5 * 60_000;
const CLEAN_UP_TIMEOUT_MS = 60_000;

export interface JobFailure {
  readonly cause: string;
  /** The last lines that it printed. */
  readonly lines: readonly string[];
}

/**
 * Runs the one-shot job of a release as a stack of its own, to its end, its output streamed; removes it in any case.
 * One that an interrupted release left behind is ended first: it may run twice, never two at once.
 *
 * @returns undefined when it succeeded.
 */
export async function runReleaseJob(
  { engine, ssh }: { readonly engine: Engine; readonly ssh: SshConnection },
  stackName: string,
  yaml: string,
  { reporter, step, signal }: { readonly reporter: Reporter; readonly step: Step; readonly signal: AbortSignal },
): Promise<JobFailure | undefined> {
  await removeServices(engine, stackName, deadlineIn(CLEAN_UP_TIMEOUT_MS, signal));
  try {
    const deployed = await deployStack(ssh, stackName, yaml);
    if (!deployed.ok) return { cause: "the swarm refused it", lines: deployed.lines };
    return await watchJob(engine, stackName, reporter, step, signal);
  } finally {
    // An interruption ends the job as well: nobody would watch it.
    await removeServices(engine, stackName, deadlineIn(CLEAN_UP_TIMEOUT_MS, new AbortController().signal));
  }
}

async function watchJob(
  engine: Engine,
  stackName: string,
  reporter: Reporter,
  step: Step,
  signal: AbortSignal,
): Promise<JobFailure | undefined> {
  const startedMs = performance.now();
  const printed: string[] = [];
  const onLine = (line: string): void => {
    printed.push(line);
    reporter.log("release job", line);
  };
  let logs: Awaited<ReturnType<typeof followLogs>> | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const task = newest((await readStack(engine, stackName)).tasks);
      const state = task?.Status.State;
      if (task && state === "running") logs ??= await followLogs(engine, task.ID, onLine).catch(() => undefined);
      if (task && (state === "complete" || state === "failed" || state === "rejected")) {
        await logs?.stop();
        logs = undefined;
        return await outcome(engine, task, printed, onLine);
      }
      const tookMs = performance.now() - startedMs;
      if (tookMs > (state === "running" ? JOB_TIMEOUT_MS : START_TIMEOUT_MS)) {
        const doing = state === "running" ? "did not end" : `did not start: ${task ? explainTask(task) : "no task"}`;
        return { cause: `it ${doing} within ${Math.round(tookMs / 60_000)} min`, lines: printed.slice(-20) };
      }
      step.update(task?.Status.Err || state || "waiting for the swarm");
      await sleep(250);
    }
  } finally {
    await logs?.stop();
  }
}

async function outcome(
  engine: Engine,
  task: TaskObject,
  printed: readonly string[],
  onLine: (line: string) => void,
): Promise<JobFailure | undefined> {
  const succeeded = task.Status.State === "complete";
  // A job that was over before it could be followed still has its say.
  const lines = printed.length > 0 ? printed.slice(-20) : await lastLogLines(engine, task.ID, succeeded ? 200 : 20);
  if (printed.length === 0) lines.forEach(onLine);
  return succeeded ? undefined : { cause: explainTask(task), lines };
}

const newest = (tasks: readonly TaskObject[]): TaskObject | undefined =>
  [...tasks].sort((a, b) => b.CreatedAt.localeCompare(a.CreatedAt))[0];
