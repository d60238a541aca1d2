import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { explainAwsErrors, missingStateBucket, s3ClientOptions } from "@django-swarm/aws-access";
import { type StackKind, stateKey, type WithS3State } from "@django-swarm/environment";
import { type HostOutputs, parseHostOutputs } from "@django-swarm/infra/outputs";
import { noState, unlessNoState } from "./no-state";
import type { OutputSource, OutputValues } from "./output-source";
import { parseState } from "./parse-state";

/** Reads the state object itself: milliseconds, where `cdktf output` takes seconds. */
export class S3OutputSource implements OutputSource {
  constructor(private readonly environment: WithS3State) {}

  async read(): Promise<HostOutputs> {
    return parseHostOutputs(await this.readState("host"), this.environment.name);
  }

  readValues(stack: StackKind): Promise<OutputValues | undefined> {
    return unlessNoState(() => this.readState(stack));
  }

  private async readState(stack: StackKind): Promise<OutputValues> {
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
        if (name === "NoSuchBucket") throw missingStateBucket(bucket, environment.name, error);
        throw error;
      } finally {
        client.destroy();
      }
    });
  }
}
