import type { LedgerEntry } from "../ledger/ledger-entry";
import { deployAndWatch } from "./deploy-and-watch";
import { removeServices } from "./drop-services";
import { removeJob } from "./run-release-job";
import type { LockedSite } from "./site";
import { runStep } from "./steps";
import { verifySite } from "./verify-site";

/**
 * Applies a release from the ledger again, as a whole, and removes what came after it. No interruption ends this: it
 * is what an interruption leads to.
 *
 * @throws ReleaseError when that fails, too.
 */
export async function rollBack(site: LockedSite, entry: LedgerEntry): Promise<void> {
  const { environmentName, cluster, lock } = site;
  await runStep(site, "roll-back", `Roll back to release ${entry.number} (${entry.tag})`, async (step) => {
    await removeJob(site);
    const objects = { secrets: new Map(), configs: new Map(Object.entries(entry.configs)), networks: new Map() };
    await cluster.createObjects(environmentName, objects, await cluster.missingObjects(objects));
    await deployAndWatch(site, { yaml: entry.stackYaml, services: entry.services }, step, lock.signal);
    const names = new Set(entry.services.map(({ name }) => name));
    const live = await cluster.readStack(environmentName);
    const extra = [...live.services.keys()].filter((name) => !names.has(name) && !entry.stateful.includes(name));
    if (extra.length > 0) await removeServices(site, extra);
  });
  await runStep(site, "verify", "Verify through the front desk", (step) => verifySite(site, step, lock.signal));
}
