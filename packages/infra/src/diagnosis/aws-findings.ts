import { GetObjectCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { awsClientOptions, awsError, s3ClientOptions } from "@django-swarm/aws-access";
import { ConfigError } from "@django-swarm/environment";
import type { Finding } from "./finding";
import { parseLockFile } from "./state-lock";
import type { SynthesisedStack } from "./synthesised-stack";

/** Somebody waits: an AWS that does not answer is Terraform's to tell. */
const IMPATIENT = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true },
};

/** What in AWS keeps Terraform from these stacks. Whatever cannot be found out is left out. */
export async function awsFindings(stacks: readonly SynthesisedStack[]): Promise<readonly Finding[]> {
  const [first] = stacks;
  if (!first) return [];
  const refused = await credentialsFinding(first.region);
  if (refused) return [refused];
  return (await Promise.all(stacks.flatMap((stack) => [stateFinding(stack), ...parameterFindings(stack)]))).flat();
}

async function credentialsFinding(region: string): Promise<Finding | undefined> {
  const sts = new STSClient({ ...awsClientOptions(region), ...IMPATIENT });
  try {
    await sts.send(new GetCallerIdentityCommand({}));
    return undefined;
  } catch (cause) {
    const error = awsError("work on the infrastructure", cause);
    return error instanceof ConfigError ? { kind: "access", error } : undefined;
  }
}

async function stateFinding(stack: SynthesisedStack): Promise<Finding[]> {
  if (stack.state.kind !== "s3") return [];
  const { bucket, key, region } = stack.state;
  const s3 = new S3Client({ ...s3ClientOptions(region), ...IMPATIENT });
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    return httpStatus(error) === 404 ? [{ kind: "no-bucket", stack, bucket }] : [];
  }
  try {
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `${key}.tflock` }));
    const lock = parseLockFile((await body?.transformToString()) ?? "");
    return lock === undefined ? [] : [{ kind: "locked", stack, lock }];
  } catch {
    return [];
  }
}

const parameterFindings = (stack: SynthesisedStack): Promise<Finding[]>[] =>
  stack.amiParameters.map(async (parameter): Promise<Finding[]> => {
    const ssm = new SSMClient({ ...awsClientOptions(stack.region), ...IMPATIENT });
    try {
      await ssm.send(new GetParameterCommand({ Name: parameter }));
      return [];
    } catch (error) {
      const isMissing = error instanceof Error && error.name === "ParameterNotFound";
      return isMissing ? [{ kind: "no-parameter", stack, parameter }] : [];
    }
  });

const httpStatus = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
