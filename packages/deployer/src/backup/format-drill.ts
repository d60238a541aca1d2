import type { DrillReport } from "./drill";

/** What a drill found, for people. */
export function formatDrill({ manifest, differences, tables, seconds }: DrillReport): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const moved = tables.filter(({ rows: dumped, liveRows }) => liveRows !== dumped);
  return [
    differences.length === 0
      ? `The backup ${manifest.id} restores: ${tables.length} tables with ${rows} rows, each as it was dumped, in ${seconds} s.`
      : `The backup ${manifest.id} does NOT restore as it was dumped:`,
    ...differences.map(({ table, difference }) => `  ${table}: ${difference}`),
    ...(moved.length === 0 ? [] : ["Since then, in the live database:"]),
    ...moved.map(({ table, rows: dumped, liveRows }) =>
      liveRows === undefined ? `  ${table}: is gone` : `  ${table}: ${dumped} rows then, ${liveRows} now`,
    ),
  ].join("\n");
}
