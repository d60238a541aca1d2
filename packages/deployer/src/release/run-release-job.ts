import type { Step } from "../report/reporter";
import type { TaskObject } from "../swarm/engine-objects";
import { newestFirst } from "../swarm/newest-first";
import { changeSwarm } from "./change-swarm";
import { unlessEngineStumbles } from "./engine-stumble";
import { explainTask } from "./explain-task";
import { removeJobs } from "./remove-jobs";
import type { LockedSite } from "./site";

/** A migration may rewrite a large table; what takes longer is not done within a release. */
const JOB_TIMEOUT_MS = 30 * 60_000;
/** A job that cannot even start will not start later. */
const START_TIMEOUT_MS = 5 * 60_000;
const LOOK_MS = 250;

export interface JobFailure {
  readonly cause: string;
  /** The last lines that it printed. */
  readonly lines: readonly string[];
}

export const jobStackName = (environmentName: string): string => `${environmentName}-jobs`;

/**
 * Runs the one-shot job of a release as a stack of its own, to its end, its output streamed; removes it in any case.
 * One that an interrupted release left behind is ended first: it may run twice, never two at once.
 *
 * @returns undefined when it succeeded.
 */
export async function runReleaseJob(site: LockedSite, yaml: string, step: Step): Promise<JobFailure | undefined> {
  return unlessEngineStumbles(
    () => runOnce(site, yaml, step),
    (failure) => (failure ? [failure.cause] : []),
  );
}

async function runOnce(site: LockedSite, yaml: string, step: Step): Promise<JobFailure | undefined> {
  const stackName = jobStackName(site.environmentName);
  await removeJob(site);
  try {
    const refused = await changeSwarm(site, { kind: "deploy", stackName, yaml });
    if (refused) return { cause: "the swarm refused it", lines: refused };
    return await watchJob(site, stackName, step);
  } finally {
    // An interruption ends the job as well: nobody would watch it. A lost host is the next step's concern.
    await removeJob(site).catch(() => undefined);
  }
}

/** Removes what there is of the job, and waits until it is gone. */
export const removeJob = (site: LockedSite): Promise<void> => removeJobs(site, jobStackName(site.environmentName));

async function watchJob(site: LockedSite, stackName: string, step: Step): Promise<JobFailure | undefined> {
  const { cluster, reporter, interruption, lock } = site;
  const startedMs = cluster.clock.nowMs();
  const printed: string[] = [];
  const onLine = (line: string): void => {
    printed.push(line);
    reporter.log("release job", line);
  };
  let logs: { readonly stop: () => Promise<void> } | undefined;
  try {
    for (;;) {
      interruption.throwIfAborted();
      lock.signal.throwIfAborted();
      const [task] = newestFirst((await cluster.readStack(stackName)).tasks);
      const state = task?.Status.State;
      if (task && state === "running") logs ??= await cluster.followLogs(task.ID, onLine).catch(() => undefined);
      if (task && (state === "complete" || state === "failed" || state === "rejected")) {
        await logs?.stop();
        logs = undefined;
        return await outcome(site, task, printed, onLine);
      }
      const tookMs = cluster.clock.nowMs() - startedMs;
      if (tookMs > (state === "running" ? JOB_TIMEOUT_MS : START_TIMEOUT_MS)) {
        const doing = state === "running" ? "did not end" : `did not start: ${task ? explainTask(task) : "no task"}`;
        return { cause: `it ${doing} within ${Math.round(tookMs / 60_000)} min`, lines: printed.slice(-20) };
      }
      step.update(task?.Status.Err || state || "waiting for the swarm");
      await cluster.clock.sleep(LOOK_MS);
    }
  } finally {
    await logs?.stop();
  }
}

async function outcome(
  { cluster }: LockedSite,
  task: TaskObject,
  printed: readonly string[],
  onLine: (line: string) => void,
): Promise<JobFailure | undefined> {
  const succeeded = task.Status.State === "complete";
  // A job that was over before it could be followed still has its say.
  const lines = printed.length > 0 ? printed.slice(-20) : await cluster.lastLogLines(task.ID, succeeded ? 200 : 20);
  if (printed.length === 0) lines.forEach(onLine);
  return succeeded ? undefined : { cause: explainTask(task), lines };
}
