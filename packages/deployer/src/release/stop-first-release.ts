import { changeSwarm } from "./change-swarm";
import { removeJob } from "./run-release-job";
import type { LockedSite } from "./site";
import { runStep } from "./steps";

/**
 * A first release that failed has nothing to go back to: its services are stopped, those with data run on. What cannot
 * be stopped now is stopped by whoever releases next.
 */
export async function stopFirstRelease(site: LockedSite, stateful: ReadonlySet<string>): Promise<void> {
  const { environmentName, cluster, reporter } = site;
  try {
    await runStep(site, "roll-back", "Stop what the first release has started", async (step) => {
      await removeJob(site);
      const { services } = await cluster.readStack(environmentName);
      const stopped = [...services].filter(([name, { Spec }]) => !stateful.has(name) && Spec.Mode?.Replicated);
      const names = stopped.map(([, { Spec }]) => Spec.Name);
      if (names.length > 0) await changeSwarm(site, { kind: "scale-to-zero", services: names });
      step.summarise(`${names.length} services`);
    });
  } catch (error) {
    reporter.info(`It could not be stopped: ${(error as Error).message}`);
  }
}
