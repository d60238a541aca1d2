import { RemoteError } from "@django-swarm/environment";
import * as z from "zod";

const partSchema = z.object({
  /** Name of the object in the backup's folder. */
  object: z.string().min(1),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const tableSchema = z.object({
  /** With its schema, e.g. `public.posts_post`. */
  table: z.string(),
  rows: z.int().min(0),
  /** Over all rows, whatever their order; a whole number that JavaScript's have no room for. */
  sum: z.string(),
});

const databaseSchema = partSchema.extend({
  /** What the database took on its disk. */
  databaseBytes: z.int().min(0),
  /** As Postgres counts, e.g. 170006 for 17.6. */
  serverVersion: z.int().min(0),
  tables: z.array(tableSchema),
});

const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  environment: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  parts: z.object({
    database: databaseSchema.optional(),
    redis: partSchema.optional(),
    media: partSchema.optional(),
    certificates: partSchema.optional(),
  }),
});

/** What a host writes last: a backup is there when its manifest is. */
export type BackupManifest = z.output<typeof manifestSchema>;
export type BackupPart = z.output<typeof partSchema>;
export type DatabasePart = z.output<typeof databaseSchema>;
/** Rows of a table, and a sum over them. */
export type TableSum = z.output<typeof tableSchema>;

export const PART_NAMES = ["database", "redis", "media", "certificates"] as const;
export type PartName = (typeof PART_NAMES)[number];

/** The parts of a backup that are there, in the order in which they are told. */
export const partsOf = ({ parts }: Pick<BackupManifest, "parts">): readonly (readonly [PartName, BackupPart])[] =>
  PART_NAMES.flatMap((name) => {
    const part = parts[name];
    return part === undefined ? [] : [[name, part] as const];
  });

export const totalBytes = (manifest: Pick<BackupManifest, "parts">): number =>
  partsOf(manifest).reduce((sum, [, { bytes }]) => sum + bytes, 0);

/** @param place for messages. @throws RemoteError when it is damaged, or another version's. */
export function parseManifest(text: string, place: string): BackupManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(place, [(error as Error).message]);
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw damaged(
    place,
    parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  );
}

/** What `table-sums.sql` prints: an object a line. */
export const parseTableSums = (text: string): readonly TableSum[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => tableSchema.parse(JSON.parse(line)));

const damaged = (place: string, details: readonly string[]): RemoteError =>
  new RemoteError(`The backup's manifest ${place} cannot be read.`, {
    code: "backup/manifest-damaged",
    details,
    hint: "Take another backup (`deployer backup list`), or bring back an earlier version of this object: the bucket keeps them.",
  });
