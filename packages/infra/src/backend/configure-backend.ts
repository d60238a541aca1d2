import { type Environment, type StackKind, stateKey } from "@django-swarm/environment";
import { CloudBackend, NamedCloudWorkspace, S3Backend, type TerraformStack } from "cdktf";

/** What an emulated AWS needs besides its endpoint, which comes from the environment (`AWS_ENDPOINT_URL`). */
const emulated = { usePathStyle: true, skipMetadataApiCheck: true, skipRegionValidation: true } as const;

/**
 * Where a stack's state is kept: an object in S3, encrypted and locked by a lock file, or an HCP Terraform workspace of
 * the stack's name. Named, not tagged: a stack that others read from must be one workspace.
 */
export const configureBackend = (stack: TerraformStack, environment: Environment, kind: StackKind): void =>
  configureBackendAt(stack, environment, stateKey(environment, kind));

/** The place of a state: an environment's, or that of an account's own stack. */
type StatePlace = Pick<Environment, "state" | "region"> & Partial<Pick<Environment, "emulator">>;

/** @param key of the object in S3; a workspace has the stack's name. */
export function configureBackendAt(stack: TerraformStack, { state, region, emulator }: StatePlace, key: string): void {
  if (state.kind === "terraform-cloud") {
    const { organization, project, hostname } = state;
    new CloudBackend(stack, {
      hostname,
      organization,
      workspaces: new NamedCloudWorkspace(stack.node.id, project),
    });
    return;
  }
  const backend = new S3Backend(stack, {
    bucket: state.bucket,
    key,
    region,
    encrypt: true,
    ...(emulator ? emulated : {}),
  });
  // cdktf 0.21 has no property for Terraform's own lock file.
  backend.addOverride("use_lockfile", true);
}
