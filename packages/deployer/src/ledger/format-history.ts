import { diffFields } from "../plan/diff-fields";
import { formatField } from "../plan/format-plan";
import { stackFileServices } from "../plan/stack-file-services";
import type { LedgerEntry, LedgerRecord } from "./ledger-entry";

/** A release in a line; the newest first. */
export function formatHistory(records: readonly LedgerRecord[]): readonly string[] {
  const rows = [...records]
    .reverse()
    .map(({ entry, conclusion }) => [
      String(entry.number),
      conclusion?.outcome ?? "under way, or lost",
      entry.kind === "rollback" ? `${entry.tag} (rollback to ${entry.of})` : entry.tag,
      shortTime(entry.startedAt),
      entry.actor,
    ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Everything about one release but its stack file. */
export function formatRelease({ entry, conclusion }: LedgerRecord): readonly string[] {
  const { backend, frontend } = entry.chosen;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["outcome", conclusion?.outcome ?? "under way, or lost"],
    ["cause", conclusion?.cause],
    ["tag", entry.tag],
    ["backend", backend.reference],
    ["frontend", frontend.reference],
    ["commit", entry.gitSha],
    ["by", entry.actor],
    ["began", entry.startedAt],
    ["ended", conclusion?.endedAt],
    ["rollback to", entry.of === undefined ? undefined : String(entry.of)],
    ["after", entry.previous === undefined ? "nothing: the first release" : `release ${entry.previous}`],
    ["fencing number", String(entry.fence)],
    ["dump", entry.dump],
  ];
  return [
    `release ${entry.number} of ${entry.environment}`,
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(14)}  ${value}`])),
    ...(entry.migrations ?? []).flatMap(({ app, name, oneWay = [] }) => [
      `  ${"migration".padEnd(14)}  ${app}.${name}`,
      ...oneWay.map((reason) => `  ${"".padEnd(14)}    cannot be undone: ${reason}`),
    ]),
    ...["secret", "config"].flatMap((kind) =>
      (kind === "secret" ? entry.secrets : Object.keys(entry.configs)).map((name) => `  ${kind.padEnd(14)}  ${name}`),
    ),
  ];
}

/** What differs between the stacks of two releases, field by field. */
export function formatDifference(one: LedgerEntry, other: LedgerEntry): readonly string[] {
  const [before, after] = [one, other].map(({ stackYaml }) => Object.fromEntries(stackFileServices(stackYaml)));
  return diffFields(before, after).map(formatField);
}

const shortTime = (iso: string): string => iso.slice(0, 16).replace("T", " ");
