import type { BackupStore } from "./backup-store";
import { formatBytes } from "./format-bytes";
import type { DrillRecord } from "./last-backup";
import { type PartName, partsOf, totalBytes } from "./manifest";
import { isWhole, type StoredBackup } from "./stored-backup";

/** A backup in a list. */
export interface ListedBackup {
  readonly id: string;
  /** false: it failed, or is still being made, or cannot be read. */
  readonly whole: boolean;
  readonly bytes: number;
  /** Of each part, in bytes. */
  readonly parts: Readonly<Partial<Record<PartName, number>>>;
  readonly drill: DrillRecord | undefined;
}

const AT_ONCE = 16;

/** All backups, newest first. */
export async function listBackups(store: BackupStore): Promise<readonly ListedBackup[]> {
  const stored = await store.list();
  const listed: ListedBackup[] = [];
  for (let at = 0; at < stored.length; at += AT_ONCE) {
    listed.push(...(await Promise.all(stored.slice(at, at + AT_ONCE).map((backup) => describe(store, backup)))));
  }
  return listed;
}

async function describe(store: BackupStore, backup: StoredBackup): Promise<ListedBackup> {
  const { id, objects } = backup;
  if (!isWhole(backup)) {
    const bytes = [...objects.values()].reduce((sum, size) => sum + size, 0);
    return { id, whole: false, bytes, parts: {}, drill: undefined };
  }
  const [manifest, drill] = await Promise.all([store.readManifest(id), store.readDrill(backup)]);
  const parts = Object.fromEntries(partsOf(manifest).map(([name, { bytes }]) => [name, bytes]));
  return { id, whole: true, bytes: totalBytes(manifest), parts, drill };
}

/** A line a backup. */
export const formatBackups = (backups: readonly ListedBackup[]): readonly string[] =>
  backups.map(({ id, whole, bytes, parts, drill }) =>
    [
      id,
      formatBytes(bytes).padStart(9),
      whole ? Object.keys(parts).join(", ") : "not whole: it failed, or is still being made",
      ...(drill === undefined ? [] : [`drill of ${drill.at.slice(0, 10)} ${drill.passed ? "passed" : "FAILED"}`]),
    ].join("  "),
  );
