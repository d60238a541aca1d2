import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { explainAwsErrors, s3ClientOptions } from "@django-swarm/aws-access";
import type { LedgerDocument, LedgerPart } from "./ledger-document";
import type { LedgerMirror } from "./ledger-mirror";

const PREFIX = "ledger/";
const KEY = /^ledger\/(\d{10})(-end)?\.json\.gz$/;

/** The ledger's copy in the backups bucket. */
export class S3LedgerMirror implements LedgerMirror {
  readonly place: string;
  private readonly client: S3Client;

  constructor(
    private readonly bucket: string,
    region: string,
  ) {
    this.place = `s3://${bucket}/${PREFIX}`;
    this.client = new S3Client(s3ClientOptions(region));
  }

  list(): Promise<readonly { readonly number: number; readonly part: LedgerPart }[]> {
    return explainAwsErrors(`list the ledger in ${this.place}`, async () => {
      const found: { number: number; part: LedgerPart }[] = [];
      const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: PREFIX });
      for await (const { Contents: contents = [] } of pages) {
        for (const { Key } of contents) {
          const match = KEY.exec(Key ?? "");
          if (match?.[1]) found.push({ number: Number(match[1]), part: match[2] === undefined ? "entry" : "end" });
        }
      }
      return found;
    });
  }

  read(number: number, part: LedgerPart): Promise<Buffer | undefined> {
    const key = keyOf(number, part);
    return explainAwsErrors(`read s3://${this.bucket}/${key}`, async () => {
      try {
        const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return undefined;
        throw error;
      }
    });
  }

  async write({ number, part, content }: LedgerDocument): Promise<void> {
    const Key = keyOf(number, part);
    await explainAwsErrors(`write s3://${this.bucket}/${Key}`, () =>
      this.client.send(
        new PutObjectCommand({ Bucket: this.bucket, Key, Body: content, ContentType: "application/gzip" }),
      ),
    );
  }
}

/** Sorted by name is sorted by number. */
const keyOf = (number: number, part: LedgerPart): string =>
  `${PREFIX}${String(number).padStart(10, "0")}${part === "end" ? "-end" : ""}.json.gz`;
