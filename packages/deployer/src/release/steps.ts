import type { Step } from "../report/reporter";
import { isUnreachable } from "../swarm/unreachable";
import type { LockedSite } from "./site";
import type { StepName } from "./step-names";

/** How long a host that cannot be reached is waited for, from one step on to the next. */
const RECONNECT_MS = 180_000;

/**
 * Runs a step: writes into the journal what is about to be done, does it, and does it again when the host was lost
 * meanwhile and came back: every step may be repeated.
 *
 * @throws LockLost when somebody else has taken over.
 */
export function runStep<T>(
  site: LockedSite,
  name: StepName,
  title: string,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  const { cluster, lock, reporter, parting } = site;
  const attempts = async (step: Step): Promise<T> => {
    const giveUpAt = cluster.clock.nowMs() + RECONNECT_MS;
    for (;;) {
      try {
        lock.signal.throwIfAborted();
        await lock.journal({ step: name });
        parting.words = leftAt(site, title);
        return await work(step);
      } catch (error) {
        const leftMs = giveUpAt - cluster.clock.nowMs();
        if (!isUnreachable(error) || leftMs <= 0) throw error;
        step.update("the host was lost: connecting again");
        await cluster.reconnect(leftMs, lock.signal);
      }
    }
  };
  return reporter.step(title, attempts, name);
}

const leftAt = ({ environmentName }: LockedSite, title: string): string =>
  `Left at the step "${title}": services may run different versions. Whoever runs \`deployer release ${environmentName}\` ` +
  "next puts it right; the lock is free after a minute.";
