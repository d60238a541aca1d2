import type { TableSum } from "./manifest";

/** A table that is not what it was. */
export interface TableDifference {
  readonly table: string;
  readonly difference: string;
}

/** What differs between the tables as they were dumped and as they are; empty when every row is the same. */
export function compareTables(dumped: readonly TableSum[], found: readonly TableSum[]): readonly TableDifference[] {
  const there = new Map(found.map((sum) => [sum.table, sum]));
  const known = new Set(dumped.map(({ table }) => table));
  return [
    ...dumped.flatMap(({ table, rows, sum }) => {
      const now = there.get(table);
      if (now === undefined) return [{ table, difference: "it is missing" }];
      if (now.rows !== rows) return [{ table, difference: `${now.rows} rows, and ${rows} were dumped` }];
      return now.sum === sum ? [] : [{ table, difference: `other content in its ${rows} rows` }];
    }),
    ...found.filter(({ table }) => !known.has(table)).map(({ table }) => ({ table, difference: "it was not dumped" })),
  ];
}
