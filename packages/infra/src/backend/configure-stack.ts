import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type Environment, stateKey } from "@django-swarm/environment";
import { S3Backend, type TerraformStack } from "cdktf";

/** What an emulated AWS needs besides its endpoint, which comes from the environment (`AWS_ENDPOINT_URL`). */
const emulated = { usePathStyle: true, skipMetadataApiCheck: true, skipRegionValidation: true } as const;

/** Gives a stack its state in S3, encrypted and locked by a lock file, and the AWS provider with its default tags. */
export function configureStack(
  stack: TerraformStack,
  environment: Environment,
  kind: "network" | "storage" | "host",
): void {
  const { region, state } = environment;
  const backend = new S3Backend(stack, {
    bucket: state.bucket,
    key: stateKey(environment, kind),
    region,
    encrypt: true,
    ...(environment.emulator ? emulated : {}),
  });
  // cdktf 0.21 has no property for Terraform's own lock file.
  backend.addOverride("use_lockfile", true);
  new AwsProvider(stack, "aws", {
    region,
    defaultTags: [{ tags: { Environment: environment.name, ManagedBy: "django-swarm" } }],
    ...(environment.emulator ? { s3UsePathStyle: true, skipMetadataApiCheck: "true", skipRegionValidation: true } : {}),
  });
}
