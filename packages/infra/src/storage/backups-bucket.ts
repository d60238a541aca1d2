import { Construct } from "constructs";
import type { BucketProps } from "./assets-bucket";
import { PrivateBucket } from "./private-bucket";

/** Backups, apart from what the application writes: the host may put here, never delete. */
export class BackupsBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, accountId }: BucketProps) {
    super(scope, id);
    const { bucket } = new PrivateBucket(this, "private", {
      name: `${environment.name}-backups-${accountId}`,
      oldVersionsDays: 90,
      deletionProtection: environment.storage.deletionProtection,
      withPolicy: !environment.emulator?.omit.includes("bucket-policy"),
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
  }
}
