import { type StackReaders, stacksOf, type WithTerraformCloudState } from "@django-swarm/environment";
import {
  changeConsumers,
  createWorkspace,
  endGlobalSharing,
  findProjectId,
  findWorkspace,
  listConsumers,
  type TerraformCloudClient,
  type Workspace,
} from "@django-swarm/terraform-cloud";
import { type FoundWorkspace, planWorkspaces, type WorkspaceChange } from "./plan-workspaces";

/** What `bootstrap` would change, and what it needs to know for it. */
export interface WorkspacesPlan {
  readonly stacks: readonly StackReaders[];
  readonly found: readonly FoundWorkspace[];
  readonly projectId: string | undefined;
  readonly changes: readonly WorkspaceChange[];
}

/** Looks at the workspaces of an environment's stacks; changes nothing. */
export async function readWorkspacesPlan(
  client: TerraformCloudClient,
  environment: WithTerraformCloudState,
): Promise<WorkspacesPlan> {
  const { organization, project } = environment.state;
  const stacks = stacksOf(environment);
  const projectId = project === undefined ? undefined : await findProjectId(client, organization, project);
  const found = await Promise.all(
    stacks.map(async ({ name }) => {
      const workspace = await findWorkspace(client, { organization, name });
      return { name, workspace, consumers: workspace ? await listConsumers(client, workspace) : [] };
    }),
  );
  return { stacks, found, projectId, changes: planWorkspaces(stacks, found) };
}

/** Makes what is missing first: a workspace must be there before it may read another one's state. */
export async function executeWorkspacesPlan(
  client: TerraformCloudClient,
  { state: { organization } }: WithTerraformCloudState,
  { found, projectId, changes }: WorkspacesPlan,
): Promise<void> {
  const byName = new Map<string, Workspace>(
    found.flatMap(({ name, workspace }) => (workspace ? [[name, workspace] as const] : [])),
  );
  for (const { name, create } of changes) {
    if (create) byName.set(name, await createWorkspace(client, { organization, name }, projectId));
  }
  const idsOf = (names: readonly string[]): string[] => names.flatMap((name) => byName.get(name)?.id ?? []);
  for (const change of changes) {
    const producer = byName.get(change.name) as Workspace;
    if (change.endGlobalSharing) await endGlobalSharing(client, producer);
    const { consumers } = found.find(({ name }) => name === change.name) ?? { consumers: [] };
    const surplus = consumers.filter(({ name }) => change.removeConsumers.includes(name)).map(({ id }) => id);
    await changeConsumers(client, producer, { add: idsOf(change.addConsumers), remove: surplus });
  }
}
