import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { awsClientOptions, explainAwsErrors, s3ClientOptions } from "@django-swarm/aws-access";
import { type Environment, keepsStateInS3, type StackKind, stateKey } from "@django-swarm/environment";
import * as z from "zod";
import { readAlarms } from "../operate/status/read-alarms";
import type { AwsFacts, StateLock } from "./judge-aws";
import { readQuotas } from "./read-quotas";

const STACKS: readonly StackKind[] = ["network", "storage", "host"];

/** @throws ConfigError where there are no credentials, or they are not accepted. */
export async function readAws(environment: Environment): Promise<AwsFacts> {
  const sts = new STSClient(awsClientOptions(environment.region));
  await explainAwsErrors("ask who we are", () => sts.send(new GetCallerIdentityCommand({}))).finally(() =>
    sts.destroy(),
  );
  const [locks, alarms, quotas] = await Promise.all([
    readLocks(environment),
    readAlarms(environment),
    readQuotas(environment),
  ]);
  return { locks, alarms, quotas };
}

/** As Terraform writes it beside a state; fields that we do not show are let through. */
const lockSchema = z.object({ ID: z.string(), Operation: z.string(), Who: z.string(), Created: z.string() });

/** Locks in Terraform Cloud are not looked at: its own page shows them. */
async function readLocks(environment: Environment): Promise<readonly StateLock[]> {
  if (!keepsStateInS3(environment)) return [];
  const client = new S3Client(s3ClientOptions(environment.region));
  const { bucket } = environment.state;
  const read = async (kind: StackKind): Promise<StateLock[]> => {
    try {
      const key = `${stateKey(environment, kind)}.tflock`;
      const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const lock = lockSchema.parse(JSON.parse((await object.Body?.transformToString()) ?? ""));
      const stack = kind === "host" ? environment.name : `${environment.name}-${kind}`;
      return [{ stack, id: lock.ID, who: lock.Who, operation: lock.Operation, sinceMs: Date.parse(lock.Created) }];
    } catch (error) {
      // What is not there is not locked; that the bucket is missing is told by who reads the state.
      if (error instanceof Error && ["NoSuchKey", "NoSuchBucket"].includes(error.name)) return [];
      throw error;
    }
  };
  const locks = await explainAwsErrors("read the states' locks", () => Promise.all(STACKS.map(read)));
  client.destroy();
  return locks.flat();
}
