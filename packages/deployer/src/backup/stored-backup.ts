/** A backup's folder in the bucket. */
export interface StoredBackup {
  /** When it was begun, in UTC: `20261125T031501Z`. Sorted by id is sorted by time. */
  readonly id: string;
  /** Sizes in bytes of what is there, by name. */
  readonly objects: ReadonlyMap<string, number>;
}

export const MANIFEST = "manifest.json";
export const DRILL = "drill.json";

/** Without its manifest a backup was not completed, or is still being made. */
export const isWhole = ({ objects }: StoredBackup): boolean => objects.has(MANIFEST);

/** The moment that an id names, in ms since the epoch; undefined: it names none. */
export function timeOf(id: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(id);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Folders from a flat list of keys below the prefix, newest first; what is not ours is left out. */
export function groupObjects(
  objects: readonly { readonly key: string; readonly bytes: number }[],
  prefix: string,
): readonly StoredBackup[] {
  const folders = new Map<string, Map<string, number>>();
  for (const { key, bytes } of objects) {
    const [id = "", name] = key.slice(prefix.length).split("/");
    if (!key.startsWith(prefix) || !name || timeOf(id) === undefined) continue;
    const folder = folders.get(id) ?? new Map<string, number>();
    folders.set(id, folder.set(name, bytes));
  }
  return [...folders].map(([id, found]) => ({ id, objects: found })).sort((a, b) => (a.id < b.id ? 1 : -1));
}
