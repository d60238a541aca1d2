import { isNarrower } from "./column-type";
import type { ImageFacts, MigrationOperation } from "./image-facts";

/** A migration after which the version before it may not work any more. */
export interface OneWayMigration {
  readonly app: string;
  readonly name: string;
  /** E.g. `Remove field title from Post: drops a column`. */
  readonly reasons: readonly string[];
}

/** Operations after which the code before them misses what it knows, or data is gone. */
const STRUCTURAL: Readonly<Record<string, string>> = {
  RemoveField: "drops a column or a table",
  DeleteModel: "drops a table",
  RenameField: "renames a column",
  RenameModel: "renames a table",
  AlterModelTable: "renames a table",
};

/** Why going back to the version before would not undo an operation; undefined: it would. */
export function oneWayReason(operation: MigrationOperation): string | undefined {
  const { kind, reversible, touchesDatabase, before, after } = operation;
  if (!touchesDatabase) return undefined;
  if (kind in STRUCTURAL) return STRUCTURAL[kind];
  if (kind === "AlterField") {
    if (before && after && before.name !== after.name) return "renames a column";
    const [from, to] = [before?.type ?? undefined, after?.type ?? undefined];
    return from !== undefined && to !== undefined && isNarrower(from, to)
      ? `narrows a column from ${from} to ${to}`
      : undefined;
  }
  return reversible ? undefined : "does not say how it is undone";
}

/** Those of the migrations to run that going back to the version before would not undo, with every reason. */
export function oneWayMigrations({
  applied,
  pending,
}: Pick<ImageFacts, "applied" | "pending">): readonly OneWayMigration[] {
  // A new database has nothing that could be lost.
  if (applied.length === 0) return [];
  return pending.flatMap(({ app, name, newApp, operations }) => {
    const reasons = operations.flatMap((operation) => {
      // Whatever happened to its tables in the course of time, nobody had any.
      if (newApp && (operation.kind in STRUCTURAL || operation.kind === "AlterField")) return [];
      const reason = oneWayReason(operation);
      return reason === undefined ? [] : [`${operation.description}: ${reason}`];
    });
    return reasons.length > 0 ? [{ app, name, reasons }] : [];
  });
}
