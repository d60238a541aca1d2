/** A type of Postgres's, in its parts: `numeric(8, 2)` is numeric with 8 and 2. */
interface ColumnType {
  readonly name: string;
  readonly sizes: readonly number[];
}

/** Each holds every value of those before it. */
const INTEGERS = ["smallint", "integer", "bigint"];
/** Differ in nothing but how many characters they hold. */
const TEXTS: ReadonlySet<string> = new Set(["char", "varchar", "text"]);

function parse(type: string): ColumnType {
  const [, name = "", sizes] = /^([^(]*)(?:\(([\d,\s]+)\))?/.exec(type.toLowerCase()) ?? [];
  return { name: name.trim(), sizes: sizes === undefined ? [] : sizes.split(",").map(Number) };
}

/**
 * Whether a column of one type has values that one of the other cannot hold. Of types that are not known here, every
 * change counts as one.
 */
export function isNarrower(from: string, to: string): boolean {
  const [before, after] = [parse(from), parse(to)];
  const [rank, newRank] = [INTEGERS.indexOf(before.name), INTEGERS.indexOf(after.name)];
  if (rank >= 0 && newRank >= 0) return newRank < rank;
  const isComparable = before.name === after.name || (TEXTS.has(before.name) && TEXTS.has(after.name));
  return !isComparable || !fits(before, after);
}

/** A size that is not stated is no limit. Of a numeric the digits before the point and those behind it must fit. */
function fits({ sizes: before }: ColumnType, { sizes: after }: ColumnType): boolean {
  if (after.length === 0) return true;
  const [size, scale = 0] = before;
  const [newSize = 0, newScale = 0] = after;
  return size !== undefined && newScale >= scale && newSize - newScale >= size - scale;
}
