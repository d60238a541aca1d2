import { workspaceAnswer, workspaceDocument } from "./documents";
import {
  DEFAULT_PROJECT,
  newId,
  sameCaller,
  type TestOrganization,
  type TestWorkspace,
  workspaceNamed,
} from "./organization";
import { notFound, page, Refusal, type Route, type RouteRequest } from "./route";

export function workspaceOf({ organization, names }: RouteRequest): TestWorkspace {
  const workspace = organization.workspaces.get(names[0] ?? "");
  if (!workspace) throw notFound();
  return workspace;
}

/** Settings are people's: a run may not change them. */
export const forPeople = ({ caller }: RouteRequest): void => {
  if (caller.kind !== "user") throw notFound();
};

function createWorkspace(
  organization: TestOrganization,
  { attributes, relationships }: RouteRequest["body"],
): TestWorkspace {
  const name: unknown = attributes?.name;
  if (typeof name !== "string" || !/^[A-Za-z0-9_-]+$/.test(name)) throw new Refusal(422, "Name is invalid");
  if (workspaceNamed(organization, name)) throw new Refusal(422, "Name has already been taken");
  const projectId = relationships?.project?.data?.id ?? organization.projects.get(DEFAULT_PROJECT);
  if (![...organization.projects.values()].includes(projectId)) throw new Refusal(404, "project not found");
  const workspace: TestWorkspace = {
    id: newId("ws"),
    name,
    projectId,
    createdAt: new Date().toISOString(),
    globalRemoteState: attributes["global-remote-state"] === true,
    executionMode: "local",
    consumers: new Set(),
    lockedBy: undefined,
    currentStateVersionId: undefined,
  };
  organization.workspaces.set(workspace.id, workspace);
  return workspace;
}

export const workspaceRoutes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/organizations\/[^/]+\/projects$/,
    answer: ({ organization, query }) => {
      const wanted = (query.get("filter[names]") ?? query.get("q"))?.toLowerCase();
      const found = [...organization.projects].filter(
        ([name]) => wanted === undefined || name.toLowerCase() === wanted,
      );
      return page(
        found.map(([name, id]) => ({ id, type: "projects", attributes: { name, permissions: {} } })),
        query,
      );
    },
  },
  {
    method: "GET",
    path: /^\/organizations\/[^/]+\/workspaces\/([^/]+)$/,
    answer: ({ organization, caller, names, query }) => {
      const workspace = workspaceNamed(organization, names[0] ?? "");
      if (!workspace) throw notFound();
      const isOwn = caller.kind === "user" || caller.workspaceId === workspace.id;
      const isShared = !isOwn && (workspace.globalRemoteState || workspace.consumers.has(caller.workspaceId));
      if (!isOwn && !isShared) throw notFound();
      return { json: workspaceAnswer(organization, workspace, query) };
    },
  },
  {
    method: "POST",
    path: /^\/organizations\/[^/]+\/workspaces$/,
    answer: (request) => {
      forPeople(request);
      const workspace = createWorkspace(request.organization, request.body?.data ?? {});
      return { status: 201, json: workspaceAnswer(request.organization, workspace, request.query) };
    },
  },
  {
    method: "PATCH",
    path: /^\/workspaces\/([^/]+)$/,
    answer: (request) => {
      forPeople(request);
      const workspace = workspaceOf(request);
      const shared: unknown = request.body?.data?.attributes?.["global-remote-state"];
      if (typeof shared === "boolean") workspace.globalRemoteState = shared;
      return { json: { data: workspaceDocument(request.organization, workspace) } };
    },
  },
  {
    method: "POST",
    path: /^\/workspaces\/([^/]+)\/actions\/(lock|unlock|force-unlock)$/,
    answer: (request) => {
      const workspace = workspaceOf(request);
      const { caller, names, organization } = request;
      if (caller.kind === "run" && caller.workspaceId !== workspace.id) throw notFound();
      const [, action] = names;
      if (action === "lock" && workspace.lockedBy) throw new Refusal(409, "Unable to lock workspace: already locked");
      if (action !== "lock" && !workspace.lockedBy) throw new Refusal(409, "Unable to unlock workspace: not locked");
      if (action === "unlock" && !sameCaller(workspace.lockedBy, caller))
        throw new Refusal(409, "Unable to unlock workspace: locked by another");
      workspace.lockedBy = action === "lock" ? caller : undefined;
      return { json: { data: workspaceDocument(organization, workspace) } };
    },
  },
];
