import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type Environment, stateKey } from "@django-swarm/environment";
import { type HostOutputs, parseHostOutputs } from "@django-swarm/infra/outputs";
import { s3ClientOptions } from "../aws/client-options";
import { explainAwsErrors } from "../aws/explain-aws-errors";
import type { OutputSource } from "./output-source";
import { noState, parseState } from "./parse-state";

/** Reads the state object itself: milliseconds, where `cdktf output` takes seconds. */
export class S3OutputSource implements OutputSource {
  async read(environment: Environment): Promise<HostOutputs> {
    const key = stateKey(environment, "host");
    const text = await this.readObject(environment, key);
    return parseHostOutputs(parseState(text, environment), environment.name);
  }

  private async readObject(environment: Environment, key: string): Promise<string> {
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
