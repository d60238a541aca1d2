import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { type Environment, siteHosts } from "@django-swarm/environment";
import { Construct } from "constructs";
import { PrivateBucket } from "./private-bucket";

export interface BucketProps {
  readonly environment: Environment;
  /** Bucket names are the world's: the account's id keeps ours apart. */
  readonly accountId: string;
}

export interface AssetsBucketProps extends BucketProps {
  /** VPC endpoint through which nginx reads without credentials, where the application keeps its assets here. */
  readonly s3EndpointId: string;
}

const SERVED_FOLDERS = ["static", "media"] as const;

/**
 * Lets everybody read the two folders who comes through this endpoint, and so from inside the VPC. Such a policy is no
 * public one to S3, whose blocks stay on. Not to list: what is there is known to who knows its name.
 */
const readableThrough = (s3EndpointId: string, arn: string) => ({
  Sid: "ReadServedFilesFromTheVpc",
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: SERVED_FOLDERS.map((folder) => `${arn}/${folder}/*`),
  // IAM reads aws:SourceVpce in any case; checkov in this one alone.
  Condition: { StringEquals: { "aws:sourceVpce": s3EndpointId } },
});

/** Static and media files, for applications that keep them in S3. */
export class AssetsBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, accountId, s3EndpointId }: AssetsBucketProps) {
    super(scope, id);
    const { bucket } = new PrivateBucket(this, "private", {
      name: `${environment.name}-assets-${accountId}`,
      oldVersionsDays: 30,
      deletionProtection: environment.storage.deletionProtection,
      ...(environment.app.assets === "s3" ? { allow: (arn) => [readableThrough(s3EndpointId, arn)] } : {}),
      withPolicy: !environment.emulator?.omit.includes("bucket-policy"),
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
    new S3BucketCorsConfiguration(this, "cors", {
      bucket: bucket.id,
      corsRule: [
        {
          allowedMethods: ["GET", "HEAD"],
          allowedOrigins: siteHosts(environment).map((host) => `https://${host}`),
          maxAgeSeconds: 3600,
        },
      ],
    });
  }
}
