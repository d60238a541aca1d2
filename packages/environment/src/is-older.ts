const PARTS = [0, 1, 2] as const;
const partsOf = (version: string): readonly number[] => version.split(".").map((part) => Number.parseInt(part, 10));

/** Compares `major.minor.patch`; a part that is not stated is 0. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [partsOf(version), partsOf(than)];
  const at = PARTS.find((index) => (one[index] ?? 0) !== (other[index] ?? 0));
  return at !== undefined && (one[at] ?? 0) < (other[at] ?? 0);
}
