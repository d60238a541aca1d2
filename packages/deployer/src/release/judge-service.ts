import type { ServiceObject, TaskObject, TaskSpec } from "../swarm/engine-objects";
import { newestFirst } from "../swarm/newest-first";
import { SERVICE_HASH_LABEL } from "../swarm/stack-labels";
import { explainTask } from "./explain-task";

/** New tasks that may fail before a service counts as crashing. */
const CRASHES = 3;
/** A task may wait this long for a place: the one before it may still hold the port. */
const PENDING_MS = 30_000;
/** A service without a health check and without an update in the engine's books must stay up this long. */
const SETTLE_MS = 5000;

/** A service that is being watched, and how it should come out. */
export interface WatchedService {
  readonly name: string;
  readonly image: string;
  readonly hash: string;
  /** Tasks that were there before anything was changed. */
  readonly earlierTasks: ReadonlySet<string>;
  readonly deadlineMs: number;
}

/** What must be remembered of a service between two looks; times on the monotonic clock. */
export interface WatchMemory {
  readonly startedMs: number;
  readonly upSinceMs?: number;
  readonly pendingSinceMs?: number;
}

export type Verdict =
  | { readonly state: "converged" }
  | { readonly state: "waiting"; readonly doing: string }
  | { readonly state: "failed"; readonly cause: string; readonly task: string | undefined };

export interface Judgement {
  readonly verdict: Verdict;
  readonly memory: WatchMemory;
}

/** Judges one look at a service. Pure: the same looks at the same times give the same verdicts. */
export function judgeService(
  watched: WatchedService,
  service: ServiceObject | undefined,
  tasks: readonly TaskObject[],
  memory: WatchMemory,
  nowMs: number,
): Judgement {
  const fresh = newestFirst(tasks.filter((task) => !watched.earlierTasks.has(task.ID) && !lostItsPlace(task)));
  const failures = fresh.filter((task) => ["failed", "rejected", "complete"].includes(task.Status.State));
  const fail = (cause: string, task = failures[0]): Judgement => ({
    verdict: { state: "failed", cause, task: task?.ID },
    memory,
  });

  if (service === undefined) return fail("it was removed while it was released");
  const update = service.UpdateStatus;
  const { Image: image } = service.Spec.TaskTemplate.ContainerSpec;
  const isOurs = image === watched.image && service.Spec.Labels?.[SERVICE_HASH_LABEL] === watched.hash;
  // An earlier release's update that the engine takes back leads to where a rollback of ours wants to go.
  const takenBack = update?.State === "rollback_started" || update?.State === "rollback_completed";
  if ((takenBack && !isOurs) || update?.State === "rollback_paused" || update?.State === "paused") {
    const verb = update.State === "paused" ? "stopped its update" : "rolled it back";
    return fail(`the engine ${verb}: ${failures[0] ? explainTask(failures[0]) : (update.Message ?? update.State)}`);
  }
  if (image !== watched.image) return fail(`it has the image ${image}, not the released one`);
  if (!isOurs) return fail("somebody else changed it meanwhile");
  // Tasks of the specification before may go on crashing until they are replaced.
  const crashes = failures.filter((task) => runsSpec(task, service.Spec.TaskTemplate));
  if (crashes.length >= CRASHES)
    return fail(`it keeps failing: ${crashes[0] ? explainTask(crashes[0]) : ""}`, crashes[0]);

  const wanted = tasks.filter((task) => task.DesiredState === "running");
  const ready = wanted.filter((task) => task.Status.State === "running" && runsSpec(task, service.Spec.TaskTemplate));
  const old = wanted.filter((task) => !runsSpec(task, service.Spec.TaskTemplate));
  const desired = desiredTasks(service);

  const stuck = wanted.find((task) => task.Status.State === "pending" && task.Status.Err);
  const pendingSinceMs = stuck === undefined ? undefined : (memory.pendingSinceMs ?? nowMs);
  if (stuck && pendingSinceMs !== undefined && nowMs - pendingSinceMs >= PENDING_MS) {
    return fail(explainTask(stuck), stuck);
  }

  const up =
    ready.length >= desired && old.length === 0 && !["updating", "rollback_started"].includes(update?.State ?? "");
  const upSinceMs = up ? (memory.upSinceMs ?? nowMs) : undefined;
  const next: WatchMemory = {
    startedMs: memory.startedMs,
    ...(upSinceMs === undefined ? {} : { upSinceMs }),
    ...(pendingSinceMs === undefined ? {} : { pendingSinceMs }),
  };
  // The engine watched an update itself (monitor); what was there before needs no watching; and with a health check
  // a task counts as running only once it is healthy.
  const settled =
    update?.State === "completed" ||
    update?.State === "rollback_completed" ||
    hasHealthCheck(service) ||
    ready.every((task) => watched.earlierTasks.has(task.ID));
  if (upSinceMs !== undefined && (settled || nowMs - upSinceMs >= SETTLE_MS)) {
    return { verdict: { state: "converged" }, memory: next };
  }

  const doing = describe(ready.length, desired, up, fresh);
  if (nowMs - memory.startedMs >= watched.deadlineMs) {
    return fail(`it was not ready within ${Math.round(watched.deadlineMs / 1000)} s: ${doing}`, fresh[0]);
  }
  return { verdict: { state: "waiting", doing }, memory: next };
}

function describe(ready: number, desired: number, up: boolean, fresh: readonly TaskObject[]): string {
  if (up) return "settling";
  const failed = fresh.find((task) => task.Status.State === "failed" || task.Status.State === "rejected");
  const waiting = fresh.find((task) => task.DesiredState === "running" && task.Status.State !== "running");
  const detail = waiting?.Status.Err ?? waiting?.Status.State;
  return [
    `${ready}/${desired} ready`,
    ...(detail ? [detail] : []),
    ...(failed ? [`failed once: ${explainTask(failed)}`] : []),
  ].join(", ");
}

/** The swarm withdrew it, as it does with the first tasks of a node that is just joining: it never ran. */
const lostItsPlace = ({ Status: { Err: error = "" } }: TaskObject): boolean =>
  error.includes("assigned node no longer meets constraints");

/** Whether a task was made from a service's present specification. Where it may run does not make it another. */
function runsSpec(task: TaskObject, template: TaskSpec): boolean {
  const essence = (spec: TaskSpec): string => {
    const { ContainerSpec, Resources, RestartPolicy, LogDriver, Networks, ForceUpdate } = spec as TaskSpec &
      Readonly<Record<string, unknown>>;
    return JSON.stringify([ContainerSpec, Resources, RestartPolicy, LogDriver, Networks, ForceUpdate]);
  };
  return essence(task.Spec) === essence(template);
}

function hasHealthCheck(service: ServiceObject): boolean {
  const test = service.Spec.TaskTemplate.ContainerSpec.Healthcheck?.Test ?? [];
  return test.length > 0 && test[0] !== "NONE";
}

function desiredTasks(service: ServiceObject): number {
  return service.Spec.Mode?.Replicated?.Replicas ?? service.ServiceStatus?.DesiredTasks ?? 1;
}
