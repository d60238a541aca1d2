import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";

export interface PrivateBucketProps {
  readonly name: string;
  /** How long a version is kept after it was overwritten or deleted. */
  readonly oldVersionsDays: number;
  /** Further rules of its lifecycle. */
  readonly lifecycleRules?: readonly S3BucketLifecycleConfigurationRule[];
  /** Whether Terraform refuses to destroy it; without, it destroys it with all that is in it. */
  readonly deletionProtection: boolean;
  /** Further statements of its policy, from its ARN. */
  readonly allow?: (arn: string) => readonly object[];
  /** Off only for an emulator, which knows no conditions: it would refuse everybody. */
  readonly withPolicy: boolean;
}

/** A bucket that nothing can make public: blocked four times, owner enforced, versioned, encrypted, TLS only. */
export class PrivateBucket extends Construct {
  readonly bucket: S3Bucket;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { name, oldVersionsDays, lifecycleRules = [], deletionProtection, withPolicy, allow = () => [] } = props;
    this.bucket = new S3Bucket(this, "bucket", {
      bucket: name,
      ...(deletionProtection ? { lifecycle: { preventDestroy: true } } : { forceDestroy: true }),
    });
    const bucket = this.bucket.id;
    const block = new S3BucketPublicAccessBlock(this, "public-access-block", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket,
      // A rule for old versions needs versions.
      dependsOn: [versioning],
      rule: [
        {
          id: "old-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: oldVersionsDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
        ...lifecycleRules,
      ],
    });
    if (!withPolicy) return;
    new S3BucketPolicy(this, "policy", {
      bucket,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [tlsOnly(this.bucket.arn), ...allow(this.bucket.arn)],
      }),
      dependsOn: [block],
    });
  }
}

const tlsOnly = (arn: string) => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
