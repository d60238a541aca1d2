import type { Caller, StateVersion, TestOrganization, TestWorkspace } from "./organization";

const PERMISSIONS = Object.fromEntries(
  [
    ...["update", "destroy", "lock", "unlock", "force-unlock", "queue-run", "queue-apply", "queue-destroy"],
    ...["read-settings", "read-variable", "update-variable"],
    ...["create-state-versions", "read-state-versions", "read-state-outputs"],
  ].map((permission) => [`can-${permission}`, true]),
);

const lockerDocument = (locker: Caller) =>
  locker.kind === "user"
    ? { id: `user-${locker.username}`, type: "users", attributes: { username: locker.username } }
    : { id: `run-of-${locker.workspaceId}`, type: "runs", attributes: {} };

/** A workspace as JSON:API has it. */
export const workspaceDocument = (organization: TestOrganization, workspace: TestWorkspace) => ({
  id: workspace.id,
  type: "workspaces",
  attributes: {
    name: workspace.name,
    "execution-mode": workspace.executionMode,
    operations: workspace.executionMode !== "local",
    locked: workspace.lockedBy !== undefined,
    "global-remote-state": workspace.globalRemoteState,
    "created-at": workspace.createdAt,
    "terraform-version": "~> 1.10",
    "resource-count": 0,
    permissions: PERMISSIONS,
  },
  relationships: {
    organization: { data: { id: organization.name, type: "organizations" } },
    project: { data: { id: workspace.projectId, type: "projects" } },
    "locked-by": { data: workspace.lockedBy ? { ...lockerDocument(workspace.lockedBy), attributes: undefined } : null },
  },
});

/** The document, with who holds the lock when that was asked for. */
export const workspaceAnswer = (organization: TestOrganization, workspace: TestWorkspace, query: URLSearchParams) => ({
  data: workspaceDocument(organization, workspace),
  ...(workspace.lockedBy && query.get("include") === "locked_by"
    ? { included: [lockerDocument(workspace.lockedBy)] }
    : {}),
});

export const stateVersionAnswer = (version: StateVersion, origin: string) => ({
  data: {
    id: version.id,
    type: "state-versions",
    attributes: {
      serial: version.serial,
      lineage: version.lineage,
      status: version.content === undefined ? "pending" : "finalized",
      "resources-processed": version.content !== undefined,
      "created-at": version.createdAt,
      "state-version": 4,
      "hosted-state-download-url": `${origin}/api/v2/state-versions/${version.id}/download`,
      "hosted-state-upload-url": `${origin}/upload/${version.id}/state`,
      "hosted-json-state-upload-url": `${origin}/upload/${version.id}/json-state`,
    },
  },
});
