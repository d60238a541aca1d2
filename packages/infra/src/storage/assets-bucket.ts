import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Environment } from "@django-swarm/environment";
import { Construct } from "constructs";
import { PrivateBucket } from "./private-bucket";

export interface BucketProps {
  readonly environment: Environment;
  /** Bucket names are the world's: the account's id keeps ours apart. */
  readonly accountId: string;
}

/** Static and media files, for applications that keep them in S3. */
export class AssetsBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, accountId }: BucketProps) {
    super(scope, id);
    const { bucket, versioning } = new PrivateBucket(this, "private", `${environment.name}-assets-${accountId}`);
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
          noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
    new S3BucketCorsConfiguration(this, "cors", {
      bucket: bucket.id,
      corsRule: [
        {
          allowedMethods: ["GET", "HEAD"],
          allowedOrigins: [`https://${environment.domain.host}`],
          maxAgeSeconds: 3600,
        },
      ],
    });
  }
}
