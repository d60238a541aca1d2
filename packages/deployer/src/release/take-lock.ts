import { randomUUID } from "node:crypto";
import { Lock, type LockRequest } from "../lock/lock";
import type { Step } from "../report/reporter";
import { isUnreachable } from "../swarm/unreachable";
import type { Releaser } from "./new-entry";
import type { Site } from "./site";

const RECONNECT_MS = 60_000;

/**
 * Takes the environment's lock, and waits for a holder that may be gone.
 *
 * @param reason why, e.g. "release v2"
 * @throws RemoteError when its holder lives.
 */
export function takeLock(site: Site, { actor }: Releaser, reason: string): Promise<Lock> {
  const { environmentName, cluster, ledger, interruption: signal } = site;
  const take = async (step: Step): Promise<Lock> => {
    const request: LockRequest = {
      environmentName,
      token: randomUUID(),
      holder: actor,
      reason,
      fenceFloor: async () => Math.max(0, ...(await ledger.read()).map(({ entry }) => entry.fence)),
      signal,
      onWaiting: ({ note }, leftMs) =>
        step.update(`held by ${note.holder}: it is taken over if it shows no life for ${Math.ceil(leftMs / 1000)} s`),
    };
    const giveUpAt = cluster.clock.nowMs() + RECONNECT_MS;
    for (;;) {
      try {
        const lock = await Lock.acquire(cluster, request);
        step.summarise(`fencing number ${lock.fence.number}`);
        return lock;
      } catch (error) {
        const leftMs = giveUpAt - cluster.clock.nowMs();
        if (!isUnreachable(error) || leftMs <= 0) throw error;
        await cluster.reconnect(leftMs, signal);
      }
    }
  };
  return site.reporter.step("Take the lock", take, "lock");
}
