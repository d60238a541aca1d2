import { type Environment, keepsStateInS3, type WithTerraformCloudState } from "@django-swarm/environment";
import type { OutputSource } from "./output-source";

/** The source that the environment's state names; what it needs is loaded only now. */
export async function openOutputSource(environment: Environment): Promise<OutputSource> {
  if (keepsStateInS3(environment)) {
    const { S3OutputSource } = await import("./s3-output-source.js");
    return new S3OutputSource(environment);
  }
  const { TerraformCloudOutputSource } = await import("./terraform-cloud-output-source.js");
  const { openClient } = await import("@django-swarm/terraform-cloud");
  const withCloudState = environment as WithTerraformCloudState;
  return new TerraformCloudOutputSource(withCloudState, openClient(withCloudState.state.hostname));
}
