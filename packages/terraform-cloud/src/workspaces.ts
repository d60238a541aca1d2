import * as z from "zod";
import type { TerraformCloudClient } from "./client";

const workspaceSchema = z.object({
  id: z.string(),
  attributes: z.object({
    name: z.string(),
    locked: z.boolean(),
    "execution-mode": z.string(),
    "global-remote-state": z.boolean(),
  }),
});
const lockerSchema = z.object({
  type: z.string(),
  id: z.string(),
  attributes: z.object({ username: z.string().optional(), name: z.string().optional() }).optional(),
});
const foundSchema = z.object({ data: workspaceSchema, included: z.array(lockerSchema).optional() });

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** `remote`, `local` or `agent`. */
  readonly executionMode: string;
  /** Every workspace of the organization may read its state. */
  readonly globalRemoteState: boolean;
  /** Who holds its lock, e.g. `user ada` or `run run-CZcmD7eagjhyX0vN`; undefined: nobody. */
  readonly lockedBy: string | undefined;
}

export interface WorkspaceName {
  readonly organization: string;
  readonly name: string;
}

const pathOf = ({ organization, name }: WorkspaceName): string => `/organizations/${organization}/workspaces/${name}`;

function workspaceOf({ data: { id, attributes }, included }: z.output<typeof foundSchema>): Workspace {
  const locker = included?.find(({ type }) => ["users", "runs", "teams"].includes(type));
  const who =
    locker && `${locker.type.slice(0, -1)} ${locker.attributes?.username ?? locker.attributes?.name ?? locker.id}`;
  return {
    id,
    name: attributes.name,
    executionMode: attributes["execution-mode"],
    globalRemoteState: attributes["global-remote-state"],
    lockedBy: attributes.locked ? (who ?? "somebody") : undefined,
  };
}

/** @returns undefined when there is none that this token may see. */
export async function findWorkspace(
  client: TerraformCloudClient,
  workspace: WorkspaceName,
): Promise<Workspace | undefined> {
  const doing = `look up the workspace ${workspace.name}`;
  const answer = await client.request(doing, "GET", `${pathOf(workspace)}?include=locked_by`);
  return answer === undefined ? undefined : workspaceOf(client.parse(doing, foundSchema, answer));
}

/** Makes a workspace that nobody else may read; how it runs is left to the organization's default. */
export async function createWorkspace(
  client: TerraformCloudClient,
  { organization, name }: WorkspaceName,
  projectId: string | undefined,
): Promise<Workspace> {
  const doing = `make the workspace ${name}`;
  const project = { project: { data: { type: "projects", id: projectId } } };
  const answer = await client.request(doing, "POST", `/organizations/${organization}/workspaces`, {
    data: {
      type: "workspaces",
      attributes: { name, "global-remote-state": false },
      ...(projectId === undefined ? {} : { relationships: project }),
    },
  });
  return workspaceOf(client.parse(doing, foundSchema, answer));
}

/** Ends that every workspace of the organization may read its state. */
export async function endGlobalSharing(client: TerraformCloudClient, { id, name }: Workspace): Promise<void> {
  const body = { data: { type: "workspaces", attributes: { "global-remote-state": false } } };
  await client.request(`end the global sharing of ${name}`, "PATCH", `/workspaces/${id}`, body);
}
