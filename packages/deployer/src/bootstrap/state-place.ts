import {
  type Environment,
  keepsStateInS3,
  type WithS3State,
  type WithTerraformCloudState,
} from "@django-swarm/environment";

/** What Terraform keeps an environment's states in. */
export interface StatePlace {
  /** For messages, e.g. "the state bucket ublog-terraform-state". */
  readonly name: string;
  /** Whether it is there as it must be; only looks. */
  isThere(): Promise<boolean>;
  /** Makes it, or puts its settings right; may be repeated at will. */
  ensure(): Promise<void>;
}

/** The place that the environment names; what it needs is loaded only now. */
export const openStatePlace = (environment: Environment): Promise<StatePlace> =>
  keepsStateInS3(environment) ? bucketPlace(environment) : workspacesPlace(environment as WithTerraformCloudState);

async function bucketPlace(environment: WithS3State): Promise<StatePlace> {
  const { ensureStateBucket, hasStateBucket } = await import("./state-bucket.js");
  return {
    name: `the state bucket ${environment.state.bucket}`,
    isThere: () => hasStateBucket(environment),
    ensure: async () => {
      await ensureStateBucket(environment);
    },
  };
}

async function workspacesPlace(environment: WithTerraformCloudState): Promise<StatePlace> {
  const { openClient } = await import("@django-swarm/terraform-cloud");
  const { executeWorkspacesPlan, readWorkspacesPlan } = await import("./workspaces.js");
  const { hostname, organization } = environment.state;
  const client = openClient(hostname);
  return {
    name: `the workspaces of ${organization} on ${hostname}`,
    isThere: async () => (await readWorkspacesPlan(client, environment)).changes.length === 0,
    ensure: async () => executeWorkspacesPlan(client, environment, await readWorkspacesPlan(client, environment)),
  };
}
