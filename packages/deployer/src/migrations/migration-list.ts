import { migrationName } from "./check-migrations";
import type { ImageFacts } from "./image-facts";
import { type OneWayMigration, oneWayMigrations } from "./irreversible";

/** What a release would do to the database. */
export interface MigrationList {
  /** `app.name`, in the order in which they would run; undefined: the database does not run, so that nobody can tell. */
  readonly pending: readonly string[] | undefined;
  /** Those of them that going back would not undo. */
  readonly oneWay: readonly OneWayMigration[];
}

export const migrationList = (facts: ImageFacts | undefined): MigrationList => ({
  pending: facts?.pending.map(migrationName),
  oneWay: facts === undefined ? [] : oneWayMigrations(facts),
});

/** As people read it, line by line. */
export function formatMigrations({ pending, oneWay }: MigrationList): readonly string[] {
  if (pending === undefined) return ["migrations: unknown, the database does not run"];
  if (pending.length === 0) return ["migrations: none"];
  const reasons = new Map(oneWay.map((migration) => [migrationName(migration), migration.reasons]));
  return [
    "migrations:",
    ...pending.flatMap((name) => [
      `  ${name}${reasons.has(name) ? "  CANNOT BE UNDONE" : ""}`,
      ...(reasons.get(name) ?? []).map((reason) => `      ${reason}`),
    ]),
    ...(oneWay.length > 0 ? ["  a release needs --allow-irreversible-migrations, and dumps the database first"] : []),
  ];
}
