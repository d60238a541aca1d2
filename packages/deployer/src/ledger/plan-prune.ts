import { keptReleases } from "./kept-releases";
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
 * Secrets, configs and ledger documents that no kept release needs.
 *
 * @param lock name of the config that is the lock.
 */
export function planPrune(
  environmentName: string,
  records: readonly LedgerRecord[],
  stored: StoredNames,
  lock: string,
): Prune {
  const kept = keptReleases(records);
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
