import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { Construct } from "constructs";
import type { BucketProps } from "./assets-bucket";
import { PrivateBucket } from "./private-bucket";

/** Backups, apart from what the application writes: the host may put here, never delete. */
export class BackupsBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, accountId }: BucketProps) {
    super(scope, id);
    const { bucket, versioning } = new PrivateBucket(this, "private", `${environment.name}-backups-${accountId}`);
    this.name = bucket.bucket;
    this.arn = bucket.arn;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: bucket.id,
      dependsOn: [versioning],
      rule: [
        {
          id: "old-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: 90 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
  }
}
