import { RemoteError } from "@django-swarm/environment";
import { deadlineIn, retryUntil } from "../deadline";
import { changeSwarm } from "./change-swarm";
import type { LockedSite } from "./site";

const TIMEOUT_MS = 60_000;
const LOOK_MS = 250;

/** Removes the services of a stack of jobs, and waits until their tasks are gone. */
export async function removeJobs(site: LockedSite, stackName: string): Promise<void> {
  const { cluster } = site;
  const left = await cluster.readStack(stackName);
  if (left.services.size === 0 && left.tasks.length === 0) return;
  const services = [...left.services.values()].map(({ Spec }) => Spec.Name);
  await changeSwarm(site, { kind: "remove-services", services });
  await retryUntil(deadlineIn(TIMEOUT_MS, site.lock.signal, cluster.clock), {
    attempt: async () => {
      const { tasks } = await cluster.readStack(stackName);
      return tasks.length === 0 || undefined;
    },
    waiting: () => undefined,
    gaveUp: () =>
      new RemoteError(`What was left of ${stackName} does not end.`, {
        code: "swarm/services-stay",
        hint: `Look at it on the host: \`docker stack ps ${stackName}\`.`,
      }),
    pauseMs: LOOK_MS,
  });
}
