import { LockLost } from "../lock/lock-errors";
import type { Change } from "../swarm/cluster";
import type { LockedSite } from "./site";

/**
 * Carries a change out in the lock's name.
 *
 * @returns what the CLI said when it refused; undefined: done.
 * @throws LockLost
 */
export async function changeSwarm(
  { cluster, lock }: LockedSite,
  change: Change,
): Promise<readonly string[] | undefined> {
  lock.signal.throwIfAborted();
  const answer = await cluster.change(lock.fence, change);
  if (answer.outcome === "deposed") {
    // Says who has it, and throws.
    await lock.journal({});
    throw new LockLost(undefined);
  }
  return answer.outcome === "refused" ? answer.lines : undefined;
}
