import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DjangoSwarmError, type StackKind, stateKey, type WithS3State } from "@django-swarm/environment";
import { type HostOutputs, parseHostOutputs } from "@django-swarm/infra/outputs";
import { s3ClientOptions } from "../aws/client-options";
import { explainAwsErrors } from "../aws/explain-aws-errors";
import type { OutputSource } from "./output-source";
import { NO_STATE, noState, parseState } from "./parse-state";

/** Reads the state object itself: milliseconds, where `cdktf output` takes seconds. */
export class S3OutputSource implements OutputSource {
  constructor(private readonly environment: WithS3State) {}

  async read(): Promise<HostOutputs> {
    return parseHostOutputs(await this.readState("host"), this.environment.name);
  }

  async readValues(stack: StackKind): Promise<Readonly<Record<string, unknown>> | undefined> {
    try {
      return await this.readState(stack);
    } catch (error) {
      if (error instanceof DjangoSwarmError && error.code === NO_STATE) return undefined;
      throw error;
    }
  }

  private async readState(stack: StackKind): Promise<Readonly<Record<string, unknown>>> {
    return parseState(await this.readObject(stateKey(this.environment, stack)), this.environment);
  }

  private async readObject(key: string): Promise<string> {
    const { environment } = this;
    const { bucket } = environment.state;
    const client = new S3Client(s3ClientOptions(environment.region));
    return explainAwsErrors(`read the state s3://${bucket}/${key}`, async () => {
      try {
        const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return (await object.Body?.transformToString()) ?? "";
      } catch (error) {
        const name = error instanceof Error ? error.name : "";
        if (name === "NoSuchKey") throw noState(environment, `s3://${bucket}/${key} does not exist`);
        if (name === "NoSuchBucket") throw noState(environment, `the bucket ${bucket} does not exist`);
        throw error;
      } finally {
        client.destroy();
      }
    });
  }
}
