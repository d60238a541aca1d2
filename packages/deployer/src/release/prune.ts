import { planPrune } from "../ledger/plan-prune";
import { lockName } from "../lock/lock-record";
import { changeSwarm } from "./change-swarm";
import { planImagePrune } from "./plan-image-prune";
import type { LockedSite } from "./site";
import { runStep } from "./steps";

/** Removes what no kept release needs. A failure is told, and left to the next release. */
export async function prune(site: LockedSite): Promise<void> {
  const { environmentName, cluster, ledger, lock, reporter } = site;
  try {
    await runStep(site, "prune", "Remove what no kept release needs", async (step) => {
      const [configs, secrets, stored, records] = await Promise.all([
        cluster.listConfigs(environmentName),
        cluster.listSecretNames(environmentName),
        cluster.listImages(),
        ledger.read(),
      ]);
      const objects = planPrune(environmentName, records, { configs, secrets }, lockName(environmentName));
      const { references, images, bytes } = planImagePrune(records, stored);
      step.summarise(
        `${objects.secrets.length} secrets, ${objects.configs.length} configs, ` +
          `${images} images${images === 0 ? "" : ` (up to ${Math.ceil(bytes / 1e6)} MB)`}`,
      );
      if (objects.secrets.length + objects.configs.length > 0) {
        await changeSwarm(site, { kind: "remove-objects", ...objects });
      }
      if (references.length > 0) await changeSwarm(site, { kind: "remove-images", references });
    });
  } catch (error) {
    if (lock.signal.aborted) return;
    reporter.info(`What no release needs any more was not removed: ${(error as Error).message}`);
  }
}
