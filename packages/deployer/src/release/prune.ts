import { planPrune } from "../ledger/plan-prune";
import { lockName } from "../lock/lock-record";
import { changeSwarm } from "./change-swarm";
import type { LockedSite } from "./site";
import { runStep } from "./steps";

/** Removes what no kept release needs. A failure is told, and left to the next release. */
export async function prune(site: LockedSite): Promise<void> {
  const { environmentName, cluster, ledger, lock, reporter } = site;
  try {
    await runStep(site, "prune", "Remove what no kept release needs", async (step) => {
      const [configs, secrets, records] = await Promise.all([
        cluster.listConfigs(environmentName),
        cluster.listSecretNames(environmentName),
        ledger.read(),
      ]);
      const unneeded = planPrune(environmentName, records, { configs, secrets }, lockName(environmentName));
      step.summarise(`${unneeded.secrets.length} secrets, ${unneeded.configs.length} configs`);
      if (unneeded.secrets.length + unneeded.configs.length === 0) return;
      await changeSwarm(site, { kind: "remove-objects", ...unneeded });
    });
  } catch (error) {
    if (lock.signal.aborted) return;
    reporter.info(`What no release needs any more was not removed: ${(error as Error).message}`);
  }
}
