import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { explainAwsErrors, s3ClientOptions } from "@django-swarm/aws-access";
import { BACKUPS_PREFIX, SUPERSEDED_TAG } from "@django-swarm/environment";
import { type DrillRecord, drillRecordSchema, type LastBackup } from "./last-backup";
import { type BackupManifest, parseManifest, totalBytes } from "./manifest";
import { DRILL, groupObjects, isWhole, MANIFEST, type StoredBackup } from "./stored-backup";

/** The environment's backups, as somebody with its credentials sees them. Their contents never come this way. */
export class BackupStore {
  private readonly client: S3Client;

  constructor(
    readonly bucket: string,
    region: string,
  ) {
    this.client = new S3Client(s3ClientOptions(region));
  }

  /** For messages and the host's commands. */
  placeOf(id: string, object: string): string {
    return `s3://${this.bucket}/${BACKUPS_PREFIX}${id}/${object}`;
  }

  /** All of them, whole or not, newest first. */
  list(): Promise<readonly StoredBackup[]> {
    return explainAwsErrors(`list the backups in s3://${this.bucket}`, async () => {
      const objects: { key: string; bytes: number }[] = [];
      const request = { Bucket: this.bucket, Prefix: BACKUPS_PREFIX };
      for await (const { Contents: contents = [] } of paginateListObjectsV2({ client: this.client }, request)) {
        objects.push(...contents.map(({ Key = "", Size = 0 }) => ({ key: Key, bytes: Size })));
      }
      return groupObjects(objects, BACKUPS_PREFIX);
    });
  }

  async readManifest(id: string): Promise<BackupManifest> {
    return parseManifest(await this.read(id, MANIFEST), this.placeOf(id, MANIFEST));
  }

  async readDrill({ id, objects }: StoredBackup): Promise<DrillRecord | undefined> {
    if (!objects.has(DRILL)) return undefined;
    const parsed = drillRecordSchema.safeParse(JSON.parse(await this.read(id, DRILL)));
    return parsed.success ? parsed.data : undefined;
  }

  /** Expires with the backups that were superseded when it was written. */
  async writeDrill(id: string, record: DrillRecord): Promise<void> {
    await explainAwsErrors(`write ${this.placeOf(id, DRILL)}`, () =>
      this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: `${BACKUPS_PREFIX}${id}/${DRILL}`,
          Body: JSON.stringify(record),
          ContentType: "application/json",
          Tagging: `${SUPERSEDED_TAG.key}=${SUPERSEDED_TAG.value}`,
        }),
      ),
    );
  }

  /** The newest whole one; undefined: there is none. */
  async last(): Promise<LastBackup | undefined> {
    const stored = await this.list();
    const newest = stored.find(isWhole);
    if (newest === undefined) return undefined;
    const drilled = stored.find(({ objects }) => objects.has(DRILL));
    const [{ startedAt, ...manifest }, drill] = await Promise.all([
      this.readManifest(newest.id),
      drilled && this.readDrill(drilled),
    ]);
    return {
      id: newest.id,
      startedAt,
      bytes: totalBytes(manifest),
      drill: drilled && drill && { ...drill, id: drilled.id },
    };
  }

  private read(id: string, object: string): Promise<string> {
    return explainAwsErrors(`read ${this.placeOf(id, object)}`, async () => {
      const Key = `${BACKUPS_PREFIX}${id}/${object}`;
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key }));
      return (await Body?.transformToString()) ?? "";
    });
  }
}
