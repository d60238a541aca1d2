import { keepsStateInS3, type WithTerraformCloudState } from "@django-swarm/environment";
import { bootstrapBucket } from "./bootstrap-bucket";
import { bootstrapWorkspaces } from "./bootstrap-workspaces";
import type { Command } from "./command-context";

/** Makes what Terraform keeps its states in: a bucket, or workspaces of Terraform Cloud. */
export const bootstrapCommand: Command<{ yes: boolean }> = async ({ environment, ...context }, { yes }) => {
  if (keepsStateInS3(environment)) await bootstrapBucket({ ...context, environment }, yes);
  else await bootstrapWorkspaces({ ...context, environment: environment as WithTerraformCloudState }, yes);
  return undefined;
};
