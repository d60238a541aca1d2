import type { Reporter } from "../report/reporter";
import type { BackupStore } from "./backup-store";
import { assertUsable, unusable } from "./check-backup";
import { chooseBackup } from "./choose-backup";
import { formatBytes } from "./format-bytes";
import type { HostDatabase } from "./host-database";
import { type BackupManifest, type DatabasePart, type PartName, partsOf } from "./manifest";

export interface ReadBackup {
  readonly manifest: BackupManifest;
  /** Its objects, as the host's commands name them. */
  readonly placeOf: (part: PartName) => string;
}

/**
 * Chooses a backup, and looks whether it can be used, as far as that shows without reading it.
 *
 * @param wanted the parts that will be needed
 * @throws UsageError, RemoteError with every problem
 */
export async function readBackup(
  environmentName: string,
  store: BackupStore,
  id: string | undefined,
  wanted: readonly PartName[],
): Promise<ReadBackup> {
  const stored = chooseBackup(environmentName, await store.list(), id);
  const manifest = await store.readManifest(stored.id);
  assertUsable(environmentName, stored, manifest, wanted);
  return { manifest, placeOf: (part) => store.placeOf(stored.id, manifest.parts[part]?.object ?? part) };
}

/** The database of a backup that was found to have one. */
export function databaseOf({ manifest }: ReadBackup): DatabasePart {
  if (manifest.parts.database === undefined) throw new Error("a backup without a database was taken for one with");
  return manifest.parts.database;
}

/** Reads the wanted parts on the host from end to end, before anything is changed. @throws RemoteError */
export async function verifyChecksums(
  environmentName: string,
  host: HostDatabase,
  { manifest, placeOf }: ReadBackup,
  wanted: readonly PartName[],
  reporter: Reporter,
): Promise<void> {
  const parts = partsOf(manifest).filter(([name]) => wanted.includes(name));
  await reporter.step(`Verify the checksums of ${manifest.id}`, async (step) => {
    const problems: string[] = [];
    for (const [name, { object, bytes, sha256 }] of parts) {
      step.update(`${object}, ${formatBytes(bytes)}`);
      const found = await host.checksum(placeOf(name));
      if (found !== sha256) problems.push(`${object} has the SHA-256 ${found}, and had ${sha256}`);
    }
    if (problems.length > 0) throw unusable(environmentName, manifest.id, problems);
    step.summarise(parts.map(([, { object, bytes }]) => `${object} ${formatBytes(bytes)}`).join(", "));
  });
}
