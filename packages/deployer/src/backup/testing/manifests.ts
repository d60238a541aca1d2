import type { BackupManifest, DatabasePart } from "../manifest";
import { MANIFEST, type StoredBackup } from "../stored-backup";

export const SUM = "a".repeat(64);

export const databasePart = (changes: Partial<DatabasePart> = {}): DatabasePart => ({
  object: "database.dump",
  bytes: 1000,
  sha256: SUM,
  databaseBytes: 8000,
  serverVersion: 170_006,
  tables: [{ table: "public.posts_post", rows: 2, sum: "-42" }],
  ...changes,
});

/** Of the morning of 25 November 2026; a test states only what it is about. */
export const manifest = (changes: Partial<BackupManifest> = {}): BackupManifest => ({
  format: 1,
  id: "20261125T031501Z",
  environment: "ublog-staging",
  startedAt: "2026-11-25T03:15:01Z",
  endedAt: "2026-11-25T03:15:09Z",
  parts: { database: databasePart(), media: { object: "media.tar", bytes: 500, sha256: SUM } },
  ...changes,
});

/** What the bucket has of a backup; without a list of objects, all that its manifest says. */
export const stored = (id: string, objects?: Readonly<Record<string, number>>): StoredBackup => ({
  id,
  objects: new Map(Object.entries(objects ?? { "database.dump": 1000, "media.tar": 500, [MANIFEST]: 300 })),
});
