import { RemoteError } from "@django-swarm/environment";
import type { OneWayMigration } from "./irreversible";

export interface MigrationQuestion {
  readonly environmentName: string;
  /** In words, e.g. `v2`. */
  readonly tag: string;
  readonly oneWay: readonly OneWayMigration[];
  /** `--allow-irreversible-migrations` */
  readonly allowed: boolean;
}

/** `posts.0003_drop` */
export const migrationName = ({ app, name }: { readonly app: string; readonly name: string }): string =>
  `${app}.${name}`;

/** Each with its reasons, line by line. */
export const describeOneWay = (oneWay: readonly OneWayMigration[]): readonly string[] =>
  oneWay.flatMap((migration) => migration.reasons.map((reason) => `${migrationName(migration)}: ${reason}`));

/**
 * Refuses migrations that going back would not undo, unless that was agreed to.
 *
 * @throws RemoteError with each of them, and the flag; nothing was touched.
 */
export function checkMigrations({ environmentName, tag, oneWay, allowed }: MigrationQuestion): void {
  if (oneWay.length === 0 || allowed) return;
  throw new RemoteError(`The release of ${tag} has migrations that going back would not undo. Nothing was changed.`, {
    code: "migrations/irreversible",
    details: describeOneWay(oneWay),
    hint: `See \`deployer plan ${environmentName} --migrations\`; if that is what you want, add --allow-irreversible-migrations: the database is dumped first, and a release that fails after them is not switched back.`,
  });
}
