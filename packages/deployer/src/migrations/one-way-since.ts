import type { LedgerRecord } from "../ledger/ledger-entry";
import type { OneWayMigration } from "./irreversible";

type Named = { readonly app: string; readonly name: string };

/**
 * Migrations of releases after a number that going back to it would not undo, as far as they have run.
 *
 * @param hasRun tells for one; undefined: nobody knows, then all have that may have.
 */
export const oneWaySince = (
  records: readonly LedgerRecord[],
  number: number,
  hasRun: ((migration: Named) => boolean) | undefined,
): readonly OneWayMigration[] =>
  records
    .filter(({ entry }) => entry.number > number)
    // A job that failed may have run some of its migrations, but each of them as a whole.
    .filter(({ conclusion }) => hasRun !== undefined || conclusion?.outcome !== "not-switched")
    .flatMap(({ entry }) => entry.migrations ?? [])
    .flatMap(({ app, name, oneWay: reasons = [] }) => (reasons.length > 0 ? [{ app, name, reasons }] : []))
    .filter((migration) => hasRun?.(migration) ?? true);

/** Whether a migration is in a list. */
export const isAmong =
  (list: readonly Named[]) =>
  ({ app, name }: Named): boolean =>
    list.some((each) => each.app === app && each.name === name);
