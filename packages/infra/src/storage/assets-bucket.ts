import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
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
    const { bucket } = new PrivateBucket(this, "private", {
      name: `${environment.name}-assets-${accountId}`,
      oldVersionsDays: 30,
      deletionProtection: environment.storage.deletionProtection,
      tlsOnly: !environment.emulator?.omit.includes("bucket-policy"),
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
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
