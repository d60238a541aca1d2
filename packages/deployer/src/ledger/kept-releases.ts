import { KEPT_RELEASES } from "./ledger";
import type { LedgerRecord } from "./ledger-entry";

const isWhole = ({ conclusion }: LedgerRecord): boolean => conclusion?.outcome === "released";

/**
 * Releases that are kept, oldest first: the newest {@link KEPT_RELEASES} that came out whole, and everything newer than
 * the oldest of them.
 */
export function keptReleases(records: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const oldest = records.filter(isWhole).at(-KEPT_RELEASES)?.entry.number ?? 0;
  return records.filter(({ entry }) => entry.number >= oldest);
}

/** Those of them that can be gone back to, or run: what failed is never brought back. */
export const releasesToGoBackTo = (records: readonly LedgerRecord[]): readonly LedgerRecord[] =>
  keptReleases(records).filter(isWhole);
