import type { StackReaders } from "@django-swarm/environment";
import type { Consumer, Workspace } from "@django-swarm/terraform-cloud";

/** What a stack's workspace is like now. */
export interface FoundWorkspace {
  readonly name: string;
  /** undefined: there is none. */
  readonly workspace: Workspace | undefined;
  /** Who may read its state. */
  readonly consumers: readonly Consumer[];
}

/** What has to become of a workspace; names are those of workspaces. */
export interface WorkspaceChange {
  readonly name: string;
  readonly create: boolean;
  readonly endGlobalSharing: boolean;
  readonly addConsumers: readonly string[];
  readonly removeConsumers: readonly string[];
}

/** What makes the workspaces those of the stacks, each readable by exactly the stacks that read it; nothing else. */
export function planWorkspaces(
  stacks: readonly StackReaders[],
  found: readonly FoundWorkspace[],
): readonly WorkspaceChange[] {
  return stacks
    .map(({ name, readers }) => {
      const { workspace, consumers } = found.find((each) => each.name === name) ?? {
        workspace: undefined,
        consumers: [],
      };
      const known = consumers.map((consumer) => consumer.name);
      return {
        name,
        create: workspace === undefined,
        endGlobalSharing: workspace?.globalRemoteState ?? false,
        addConsumers: readers.filter((reader) => !known.includes(reader)),
        removeConsumers: known.filter((consumer) => !readers.includes(consumer)),
      };
    })
    .filter(
      ({ create, endGlobalSharing, addConsumers, removeConsumers }) =>
        create || endGlobalSharing || addConsumers.length > 0 || removeConsumers.length > 0,
    );
}

/** A change as a person is asked about it, a line each. */
export const describeWorkspaceChange = (change: WorkspaceChange): readonly string[] => [
  ...(change.create ? [`make the workspace ${change.name}`] : []),
  ...(change.endGlobalSharing ? [`end that every workspace may read the state of ${change.name}`] : []),
  ...change.addConsumers.map((consumer) => `let ${consumer} read the state of ${change.name}`),
  ...change.removeConsumers.map((consumer) => `no longer let ${consumer} read the state of ${change.name}`),
];
