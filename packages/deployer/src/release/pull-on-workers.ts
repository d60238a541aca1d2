import { RemoteError } from "@django-swarm/environment";
import type { StackFileService } from "../plan/stack-file-services";
import type { Step } from "../report/reporter";
import type { TaskObject } from "../swarm/engine-objects";
import type { LiveStack } from "../swarm/read-stack";
import { changeSwarm } from "./change-swarm";
import { pullStack, type WorkersPull, workersPulls } from "./pull-stack";
import { removeJobs } from "./remove-jobs";
import type { LockedSite } from "./site";

const PULL_TIMEOUT_MS = 10 * 60_000;
const LOOK_MS = 250;
const HAVE_IT = new Set(["ready", "starting", "running", "complete", "failed", "shutdown"]);

/**
 * Has every worker pull the images of services that may be placed on it, all at once, by jobs of the swarm: a worker is
 * reached in no other way, and the swarm brings the registry's credentials along.
 *
 * @param services whose tasks a release replaces.
 * @returns what could not be pulled, where and why.
 */
export async function pullOnWorkers(
  site: LockedSite,
  services: Iterable<StackFileService>,
  step: Step,
): Promise<readonly string[]> {
  const { cluster, environmentName } = site;
  const stackName = `${environmentName}-pull`;
  // Of a release that was interrupted here.
  await removeJobs(site, stackName);
  const pulls = workersPulls(services, await cluster.readNodes());
  if (pulls.size === 0) return [];
  try {
    const refused = await changeSwarm(site, { kind: "deploy", stackName, yaml: pullStack(pulls) });
    if (refused) return refused;
    return await watch(site, pulls, stackName, step);
  } finally {
    await removeJobs(site, stackName).catch(() => undefined);
  }
}

async function watch(
  { cluster, interruption, lock }: LockedSite,
  pulls: ReadonlyMap<string, WorkersPull>,
  stackName: string,
  step: Step,
): Promise<readonly string[]> {
  const giveUpAt = cluster.clock.nowMs() + PULL_TIMEOUT_MS;
  for (;;) {
    interruption.throwIfAborted();
    lock.signal.throwIfAborted();
    const states = judgePulls(pulls, await cluster.readStack(stackName));
    const waiting = states.filter(({ state }) => state === "pulls");
    if (waiting.length === 0) return states.flatMap(({ problem }) => problem ?? []);
    if (cluster.clock.nowMs() > giveUpAt) throw tooSlow(waiting);
    step.update(`${states.length - waiting.length} of ${states.length} on workers`);
    await cluster.clock.sleep(LOOK_MS);
  }
}

interface WorkerPull {
  readonly node: string;
  readonly image: string;
  readonly state: "pulls" | "has it" | "failed";
  readonly problem?: string;
}

/** How far each worker is with each image. */
export function judgePulls(
  pulls: ReadonlyMap<string, WorkersPull>,
  { services, tasks }: LiveStack,
): readonly WorkerPull[] {
  return [...pulls].flatMap(([name, { image, nodes }]) =>
    [...nodes].map(([id, node]): WorkerPull => {
      const task = tasks.find(({ ServiceID, NodeID }) => ServiceID === services.get(name)?.ID && NodeID === id);
      const about = { node, image };
      if (task?.Status.State === "rejected")
        return { ...about, state: "failed", problem: `${image} on ${node}: ${reason(task)}` };
      return { ...about, state: task && HAVE_IT.has(task.Status.State) ? "has it" : "pulls" };
    }),
  );
}

const reason = ({ Status: { Err, Message } }: TaskObject): string => Err ?? Message ?? "the engine does not say why";

const tooSlow = (waiting: readonly WorkerPull[]): RemoteError =>
  new RemoteError(`Workers did not pull the images within ${PULL_TIMEOUT_MS / 60_000} min: nothing was changed.`, {
    code: "images/not-pulled",
    details: waiting.map(({ node, image }) => `${node}: ${image}`),
    hint: "See whether these nodes are up and reach the registry (`docker node ls` on the host), then release again.",
  });
