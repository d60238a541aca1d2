import type { LedgerRecord } from "../ledger/ledger-entry";
import { lastWhole } from "../ledger/releases";

/**
 * Whether a login is the one that the database lets in, and no other: it is since the last release that came out whole,
 * and nobody has begun to change that.
 *
 * @param secret name of the object that has its password.
 */
export function loginIsSettled(records: readonly LedgerRecord[], secret: string): boolean {
  const whole = lastWhole(records)?.entry.number;
  if (whole === undefined) return false;
  return records.filter(({ entry }) => entry.number >= whole).every(({ entry }) => entry.login?.secret === secret);
}
