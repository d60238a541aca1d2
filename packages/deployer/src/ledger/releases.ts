import type { LedgerRecord } from "./ledger-entry";

/** The last release that came out whole: what a failed one goes back to. */
export const lastWhole = (records: readonly LedgerRecord[]): LedgerRecord | undefined =>
  records.findLast(({ conclusion }) => conclusion?.outcome === "released");

/** Releases of which nobody knows how they came out. */
export const unconcluded = (records: readonly LedgerRecord[]): readonly LedgerRecord[] =>
  records.filter(({ conclusion }) => conclusion === undefined);

/** What every service looked like when the newest release ended; empty when that is unknown. */
export const recordedSpecs = (
  records: readonly LedgerRecord[],
): ReadonlyMap<string, Readonly<Record<string, unknown>>> =>
  new Map(Object.entries(records.at(-1)?.conclusion?.specs ?? {}));

/** Whether the newest release came to an end that the ledger describes, so that what runs is what it says. */
export function endsWhole(records: readonly LedgerRecord[]): boolean {
  const outcome = records.at(-1)?.conclusion?.outcome;
  return outcome === "released" || outcome === "rolled-back" || outcome === "not-switched";
}
