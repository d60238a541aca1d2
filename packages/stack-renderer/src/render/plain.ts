/** What a stack file is made of. */
export type Plain = string | number | boolean | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain;
}

const isEmpty = (value: Plain | undefined): boolean =>
  value === undefined || (typeof value === "object" && Object.keys(value).length === 0);

/** The same map without what is undefined or empty; the order of its keys stays. */
export const compact = (map: Readonly<Record<string, Plain | undefined>>): PlainMap =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => !isEmpty(value))) as PlainMap;

/** The same strings in the order of their keys, whatever order they were written in. */
export const sorted = (record: Readonly<Record<string, string>>): PlainMap =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
