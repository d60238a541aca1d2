import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { awsClientOptions, explainAwsErrors, s3ClientOptions } from "@django-swarm/aws-access";
import { ConfigError, type Environment, type WithS3State } from "@django-swarm/environment";
import { expireOldVersions } from "./old-versions";
import { type BucketPolicy, withTlsOnly } from "./tls-only-policy";

/** An emulator is spoken to without TLS, and reads the policy without its condition: it would refuse everything. */
export const hasTlsOnly = (environment: Environment): boolean => environment.emulator === undefined;

export type BucketOutcome = "created" | "kept";

/**
 * Makes the bucket for Terraform's states, or puts its settings right: versioned with old versions that expire,
 * encrypted, private, TLS only. May be repeated at will.
 *
 * @throws ConfigError for a bucket that belongs to somebody else, or lies in another region.
 */
export async function ensureStateBucket(environment: WithS3State): Promise<BucketOutcome> {
  const { bucket } = environment.state;
  const sts = new STSClient(awsClientOptions(environment.region));
  const s3 = new S3Client(s3ClientOptions(environment.region));
  return explainAwsErrors(`set up the state bucket ${bucket}`, async () => {
    try {
      const { Account: account } = await sts.send(new GetCallerIdentityCommand({}));
      const exists = await bucketExists(s3, environment, account);
      if (!exists) await createBucket(s3, environment);
      await configureBucket(s3, bucket, account);
      await expireOldVersions(s3, { Bucket: bucket, ExpectedBucketOwner: account });
      if (hasTlsOnly(environment)) await refusePlainHttp(s3, bucket, account);
      return exists ? "kept" : "created";
    } finally {
      s3.destroy();
      sts.destroy();
    }
  });
}

/**
 * Whether the bucket for Terraform's states is there, and ours.
 *
 * @throws ConfigError for a bucket that belongs to somebody else, or lies in another region.
 */
export async function hasStateBucket(environment: WithS3State): Promise<boolean> {
  const { bucket } = environment.state;
  const sts = new STSClient(awsClientOptions(environment.region));
  const s3 = new S3Client(s3ClientOptions(environment.region));
  return explainAwsErrors(`look at the state bucket ${bucket}`, async () => {
    try {
      const { Account: account } = await sts.send(new GetCallerIdentityCommand({}));
      return await bucketExists(s3, environment, account);
    } finally {
      s3.destroy();
      sts.destroy();
    }
  });
}

async function bucketExists(s3: S3Client, environment: WithS3State, account: string | undefined): Promise<boolean> {
  const { bucket } = environment.state;
  try {
    const { BucketRegion: region } = await s3.send(
      new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account }),
    );
    if (region !== undefined && region !== environment.region) throw elsewhere(environment, region);
    return true;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 404) return false;
    if (status === 301) throw elsewhere(environment, "another region");
    if (status === 403) throw foreign(bucket);
    throw error;
  }
}

async function createBucket(s3: S3Client, { state, region }: WithS3State): Promise<void> {
  // The one region that must not be named.
  const location = region === "us-east-1" ? {} : { LocationConstraint: region as BucketLocationConstraint };
  try {
    await s3.send(new CreateBucketCommand({ Bucket: state.bucket, CreateBucketConfiguration: location }));
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "BucketAlreadyExists") throw foreign(state.bucket);
    if (name !== "BucketAlreadyOwnedByYou") throw error;
  }
}

async function configureBucket(s3: S3Client, bucket: string, account: string | undefined): Promise<void> {
  const owned = { Bucket: bucket, ExpectedBucketOwner: account };
  await s3.send(new PutBucketVersioningCommand({ ...owned, VersioningConfiguration: { Status: "Enabled" } }));
  await s3.send(
    new PutBucketEncryptionCommand({
      ...owned,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
    }),
  );
  await s3.send(
    new PutPublicAccessBlockCommand({
      ...owned,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      ...owned,
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    }),
  );
}

async function refusePlainHttp(s3: S3Client, bucket: string, account: string | undefined): Promise<void> {
  const owned = { Bucket: bucket, ExpectedBucketOwner: account };
  const policy = withTlsOnly(await readPolicy(s3, owned), bucket);
  await s3.send(new PutBucketPolicyCommand({ ...owned, Policy: JSON.stringify(policy) }));
}

async function readPolicy(s3: S3Client, owned: { Bucket: string }): Promise<BucketPolicy | undefined> {
  try {
    const { Policy: text } = await s3.send(new GetBucketPolicyCommand(owned));
    return text === undefined ? undefined : (JSON.parse(text) as BucketPolicy);
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchBucketPolicy") return undefined;
    throw error;
  }
}

const foreign = (bucket: string): ConfigError =>
  new ConfigError(`The bucket ${bucket} belongs to another AWS account, or these credentials may not see it.`, {
    code: "bootstrap/foreign-bucket",
    hint: "Check the account with `aws sts get-caller-identity`; names of buckets are unique in the world: choose another for state.bucket.",
  });

const elsewhere = (environment: WithS3State, region: string): ConfigError =>
  new ConfigError(`The bucket ${environment.state.bucket} lies in ${region}, not in ${environment.region}.`, {
    code: "bootstrap/other-region",
    hint: "Choose another name for state.bucket in the environment's definition.",
  });
