import { ReleaseError } from "@django-swarm/environment";
import { conclusionOf } from "../ledger/conclusion-of";
import type { Conclusion, LedgerRecord, Outcome } from "../ledger/ledger-entry";
import { unconcluded } from "../ledger/releases";
import { normalSpec } from "../plan/normal-spec";
import type { LockedSite } from "./site";
import { runStep } from "./steps";

/** Writes into the ledger how a release came out, and how the swarm is now. */
export async function conclude(
  site: LockedSite,
  number: number,
  outcome: Outcome,
  cause: string | undefined,
): Promise<void> {
  const { environmentName, cluster, ledger, reporter } = site;
  try {
    await runStep(site, "conclude", "Write the outcome into the ledger", async (step) => {
      const { services } = await cluster.readStack(environmentName);
      const specs = [...services].map(([name, { Spec }]) => [name, normalSpec(Spec)] as const);
      await ledger.conclude({
        ...conclusionOf(environmentName, number, outcome, cause, cluster.clock.date()),
        specs: Object.fromEntries(specs),
      });
      step.summarise(`release ${number}: ${outcome}`);
    });
  } catch (error) {
    if (site.lock.signal.aborted) throw error;
    throw new ReleaseError(`Release ${number} ended as "${outcome}", but that could not be written into the ledger.`, {
      code: "release/not-recorded",
      state: "needs-attention",
      details: [(error as Error).message],
      hint: `Run \`deployer release ${environmentName}\` again: it verifies what runs, and records it.`,
      cause: error,
    });
  }
  // The next release brings the mirror up to date.
  await ledger
    .mirrorRelease(number)
    .catch((error: Error) =>
      reporter.info(`The ledger's mirror lacks how release ${number} came out: ${error.message}`),
    );
}

/** Concludes what deployers that were lost have left open; all releases as the ledger then has them. */
export async function concludeLost(
  site: LockedSite,
  records: readonly LedgerRecord[],
): Promise<readonly LedgerRecord[]> {
  const lost = new Map<number, Conclusion>();
  for (const { entry } of unconcluded(records)) {
    site.reporter.info(`Release ${entry.number} by ${entry.actor} was interrupted: this one puts right what it left.`);
    const why = "whoever carried it out was lost";
    lost.set(
      entry.number,
      conclusionOf(site.environmentName, entry.number, "interrupted", why, site.cluster.clock.date()),
    );
  }
  for (const end of lost.values()) {
    await site.ledger.conclude(end);
    await site.ledger.mirrorRelease(end.number);
  }
  return records.map((record) => ({ ...record, conclusion: record.conclusion ?? lost.get(record.entry.number) }));
}
