import { RemoteError } from "@django-swarm/environment";
import { LockLost } from "../lock/lock-errors";
import { thisReleaser } from "../release/releaser";
import type { LockedSite, Site } from "../release/site";
import { takeLock } from "../release/take-lock";

/**
 * Does something while no release and no other restore goes on.
 *
 * @param work what it is given ends when a person wishes, and when the lock is lost
 * @throws RemoteError when somebody else has the lock, or took it
 */
export async function underLock<T>(site: Site, reason: string, work: (site: LockedSite) => Promise<T>): Promise<T> {
  const lock = await takeLock(site, await thisReleaser(process.env), reason);
  try {
    return await work({ ...site, lock, ended: AbortSignal.any([site.interruption, lock.signal]) });
  } catch (error) {
    if (!(error instanceof LockLost)) throw error;
    throw new RemoteError(`The lock of ${site.environmentName} was lost: ${error.message}.`, {
      code: "lock/lost",
      hint: "Run the same command again.",
    });
  } finally {
    await lock.release().catch(() => lock.stop());
  }
}
