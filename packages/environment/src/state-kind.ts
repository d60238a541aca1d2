import type { Environment } from "./environment";

/** An environment whose states lie in a bucket of ours. */
export type WithS3State = Environment & { readonly state: Extract<Environment["state"], { kind: "s3" }> };

export const keepsStateInS3 = (environment: Environment): environment is WithS3State => environment.state.kind === "s3";

/** An environment whose states lie in workspaces of HCP Terraform or Terraform Enterprise. */
export type WithTerraformCloudState = Environment & {
  readonly state: Extract<Environment["state"], { kind: "terraform-cloud" }>;
};
