import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Environment, StackKind } from "@django-swarm/environment";
import type { TerraformStack } from "cdktf";
import { configureBackend } from "./configure-backend";

/** Gives a stack its state, and the AWS provider with its default tags. */
export function configureStack(stack: TerraformStack, environment: Environment, kind: StackKind): void {
  configureBackend(stack, environment, kind);
  new AwsProvider(stack, "aws", {
    region: environment.region,
    defaultTags: [{ tags: { Environment: environment.name, ManagedBy: "django-swarm" } }],
    ...(environment.emulator ? { s3UsePathStyle: true, skipMetadataApiCheck: "true", skipRegionValidation: true } : {}),
  });
}
