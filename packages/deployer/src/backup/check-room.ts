import { RemoteError } from "@django-swarm/environment";
import { formatBytes } from "./format-bytes";
import type { DatabasePart } from "./manifest";

/** A restored database is written with its log beside it, and indices are sorted on disk. */
const ROOM_FACTOR = 1.25;
/** Postgres stops writing when its disk is full: it keeps this much for what runs. */
const SPARE_BYTES = 256 * 2 ** 20;

/** What a database is restored onto. */
export interface Ground {
  readonly freeBytes: number;
  /** As Postgres counts, e.g. 170006. */
  readonly serverVersion: number;
  /** Directory of the disk, for messages. */
  readonly directory: string;
}

/** Why a database has no place there; empty when it has. */
export function groundProblems(
  backup: DatabasePart,
  { freeBytes, serverVersion, directory }: Ground,
): readonly string[] {
  const needed = Math.ceil(backup.databaseBytes * ROOM_FACTOR) + SPARE_BYTES;
  const [theirs, ours] = [backup.serverVersion, serverVersion].map((version) => Math.floor(version / 10_000));
  return [
    ...(freeBytes < needed
      ? [`${directory} has ${formatBytes(freeBytes)} free, and ${formatBytes(needed)} are needed`]
      : []),
    ...((theirs ?? 0) > (ours ?? 0) ? [`it is of Postgres ${theirs}, and ${ours} runs here`] : []),
  ];
}

/** @throws RemoteError with every problem. */
export function assertPlaceFor(environmentName: string, id: string, backup: DatabasePart, ground: Ground): void {
  const problems = groundProblems(backup, ground);
  if (problems.length === 0) return;
  throw new RemoteError(
    `The backup ${id} has no place beside the database of ${environmentName}: nothing was changed.`,
    {
      code: "backup/no-place",
      details: problems,
      hint: "docs/runbooks/disk-full.md has the ways to more room; storage.postgresVolumeSizeGiB is the size of Postgres's volume.",
    },
  );
}
