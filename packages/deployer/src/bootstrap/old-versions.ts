import {
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

/** Old states are kept for 90 days, and the ten newest of each for ever; pieces of broken uploads for 7 days. */
const RULE: LifecycleRule & { readonly ID: string } = {
  ID: "django-swarm-old-versions",
  Status: "Enabled",
  Filter: { Prefix: "" },
  NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 10 },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};

/** A bucket's rules with ours as it should be; rules of others stay. */
export const withOldVersionsRule = (rules: readonly LifecycleRule[]): LifecycleRule[] => [
  ...rules.filter(({ ID }) => ID !== RULE.ID),
  RULE,
];

/** Ends that old versions of states, which every apply leaves, are kept for ever. */
export async function expireOldVersions(
  s3: S3Client,
  owned: { readonly Bucket: string; readonly ExpectedBucketOwner: string | undefined },
): Promise<void> {
  const rules = withOldVersionsRule(await readRules(s3, owned));
  await s3.send(new PutBucketLifecycleConfigurationCommand({ ...owned, LifecycleConfiguration: { Rules: rules } }));
}

async function readRules(s3: S3Client, owned: { readonly Bucket: string }): Promise<readonly LifecycleRule[]> {
  try {
    return (await s3.send(new GetBucketLifecycleConfigurationCommand(owned))).Rules ?? [];
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchLifecycleConfiguration") return [];
    throw error;
  }
}
