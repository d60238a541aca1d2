import { workspaceDocument } from "./documents";
import type { TestWorkspace } from "./organization";
import { notFound, page, Refusal, type Route, type RouteRequest } from "./route";
import { forPeople, workspaceOf } from "./workspace-routes";

const PATH = /^\/workspaces\/([^/]+)\/relationships\/remote-state-consumers$/;

function consumersIn(request: RouteRequest, producer: TestWorkspace): string[] {
  if (producer.globalRemoteState) throw new Refusal(422, "global-remote-state must be false");
  const data: unknown = request.body?.data;
  if (!Array.isArray(data) || data.length === 0) throw new Refusal(422, "data must be a list of workspaces");
  return data.map((each) => {
    if (each?.type !== "workspaces") throw new Refusal(422, "type must be workspaces");
    if (each.id === producer.id) throw new Refusal(422, "a workspace cannot be a consumer of itself");
    if (!request.organization.workspaces.has(each.id)) throw notFound();
    return each.id;
  });
}

const changing = (method: "POST" | "PATCH" | "DELETE", change: (known: Set<string>, id: string) => void): Route => ({
  method,
  path: PATH,
  answer: (request) => {
    forPeople(request);
    const producer = workspaceOf(request);
    const named = consumersIn(request, producer);
    if (method === "PATCH") producer.consumers.clear();
    for (const id of named) change(producer.consumers, id);
    return { status: 204 };
  },
});

/** Who may read a workspace's state during their runs. */
export const consumerRoutes: readonly Route[] = [
  {
    method: "GET",
    path: PATH,
    answer: (request) => {
      forPeople(request);
      const { organization, query } = request;
      const found = [...workspaceOf(request).consumers].flatMap((id) => organization.workspaces.get(id) ?? []);
      return page(
        found.map((workspace) => workspaceDocument(organization, workspace)),
        query,
      );
    },
  },
  changing("POST", (known, id) => known.add(id)),
  changing("PATCH", (known, id) => known.add(id)),
  changing("DELETE", (known, id) => known.delete(id)),
];
