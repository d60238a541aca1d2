import { randomUUID } from "node:crypto";
import type { Cluster } from "../swarm/cluster";
import { createLock, findLock } from "./find-lock";
import { formatLock, type LockRecord, NO_NOTE, parseLock } from "./lock-record";

/** A lock as a person sees it who wants to break it. */
export type FoundLock =
  | { readonly state: "absent" | "free" | "malformed" }
  | { readonly state: "held"; readonly record: LockRecord };

export async function readLock(cluster: Cluster, environmentName: string): Promise<FoundLock> {
  const config = await findLock(cluster, environmentName);
  if (config === undefined) return { state: "absent" };
  const record = parseLock(config);
  if (record === undefined) return { state: "malformed" };
  return record.token === undefined ? { state: "free" } : { state: "held", record };
}

/**
 * Takes the lock from whoever holds it and frees it, and ends what they have begun on the host: a holder that lives
 * after all finds itself deposed, and changes nothing more.
 *
 * @param fenceFloor the highest fencing number that is known from elsewhere, for a lock that cannot be read.
 */
export async function unlock(cluster: Cluster, environmentName: string, fenceFloor: number): Promise<void> {
  // First a token that nobody has: while the change is being ended nobody may begin another.
  const token = randomUUID();
  for (;;) {
    const config = await findLock(cluster, environmentName);
    if (config === undefined) {
      await createLock(cluster, environmentName, fenceFloor);
      continue;
    }
    const fence = Math.max(parseLock(config)?.fence ?? readableFence(config.labels), fenceFloor) + 1;
    const ours = formatLock(environmentName, { fence, token, note: NO_NOTE }, 0);
    if (await cluster.relabelConfig(config, ours)) break;
  }
  await cluster.endChange();
  for (;;) {
    const config = await findLock(cluster, environmentName);
    const record = config && parseLock(config);
    if (config === undefined || record?.token !== token) return;
    const free = formatLock(environmentName, { fence: record.fence, token: undefined, note: NO_NOTE }, 1);
    if (await cluster.relabelConfig(config, free)) return;
  }
}

/** What may be left of the fencing number in a lock that is nonsense otherwise. */
const readableFence = (labels: Readonly<Record<string, string>>): number => {
  const fence = Number(labels["django-swarm.lock.fence"]);
  return Number.isSafeInteger(fence) && fence > 0 ? fence : 0;
};
