import { KEPT_RELEASES } from "./ledger";
import { documentName, documentOf } from "./ledger-document";
import type { LedgerRecord } from "./ledger-entry";

/** What the swarm has, by name. */
export interface StoredNames {
  readonly secrets: readonly string[];
  readonly configs: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
}

export interface Prune {
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
}

/**
 * Secrets, configs and ledger documents that no kept release needs. Kept are the newest {@link KEPT_RELEASES} that came
 * out whole, and everything newer than the oldest of them.
 *
 * @param lock name of the config that is the lock.
 */
export function planPrune(
  environmentName: string,
  records: readonly LedgerRecord[],
  stored: StoredNames,
  lock: string,
): Prune {
  const whole = records.filter(({ conclusion }) => conclusion?.outcome === "released");
  const oldest = whole.at(-KEPT_RELEASES)?.entry.number ?? 0;
  const kept = records.filter(({ entry }) => entry.number >= oldest);
  const needed = new Set([
    lock,
    ...kept.flatMap(({ entry }) => [
      ...entry.secrets,
      ...Object.keys(entry.configs),
      documentName(environmentName, entry.number, "entry"),
      documentName(environmentName, entry.number, "end"),
    ]),
  ]);
  const known = new Set(records.map(({ entry }) => entry.number));
  return {
    secrets: stored.secrets.filter((name) => !needed.has(name)),
    configs: stored.configs.flatMap(({ name, labels }) => {
      // A document that was written after we looked is not ours to judge.
      const document = documentOf(labels);
      return needed.has(name) || (document && !known.has(document.number)) ? [] : [name];
    }),
  };
}
