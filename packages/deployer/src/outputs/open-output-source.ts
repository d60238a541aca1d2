import { ConfigError, type Environment, keepsStateInS3 } from "@django-swarm/environment";
import type { OutputSource } from "./output-source";

/** The source that the environment's state names; what it needs is loaded only now. */
export async function openOutputSource(environment: Environment): Promise<OutputSource> {
  if (keepsStateInS3(environment)) {
    const { S3OutputSource } = await import("./s3-output-source.js");
    return new S3OutputSource(environment);
  }
  throw new ConfigError("Outputs are read from S3 only.", { code: "outputs/source", hint: "Use state.kind s3." });
}
