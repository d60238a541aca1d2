import { randomBytes } from "node:crypto";

/** A state that was uploaded to a workspace, or is about to be. */
export interface StateVersion {
  readonly id: string;
  readonly workspaceId: string;
  readonly serial: number;
  readonly lineage: string;
  readonly md5: string;
  readonly createdAt: string;
  /** undefined: announced, not uploaded yet. */
  content?: string;
}

export interface TestWorkspace {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly projectId: string;
  globalRemoteState: boolean;
  executionMode: "local" | "remote";
  /** Ids of the workspaces that may read its state during their runs. */
  readonly consumers: Set<string>;
  lockedBy: Caller | undefined;
  currentStateVersionId: string | undefined;
}

/** Whose token a request carries: a person's, or the one that a run of a workspace gets. */
export type Caller =
  | { readonly kind: "user"; readonly username: string }
  | { readonly kind: "run"; readonly workspaceId: string };

export const sameCaller = (a: Caller | undefined, b: Caller): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Everything that one organization holds. */
export interface TestOrganization {
  readonly name: string;
  readonly projects: Map<string, string>;
  readonly workspaces: Map<string, TestWorkspace>;
  readonly stateVersions: Map<string, StateVersion>;
  readonly tokens: Map<string, Caller>;
  /** How many times the outputs of a new state answer 503 before they are there. */
  processingAnswers: number;
  readonly processing: Map<string, number>;
}

export const newId = (prefix: string): string => `${prefix}-${randomBytes(8).toString("hex")}`;

export const DEFAULT_PROJECT = "Default Project";

export const newOrganization = (name: string): TestOrganization => ({
  name,
  projects: new Map([[DEFAULT_PROJECT, newId("prj")]]),
  workspaces: new Map(),
  stateVersions: new Map(),
  tokens: new Map(),
  processingAnswers: 0,
  processing: new Map(),
});

export const workspaceNamed = (organization: TestOrganization, name: string): TestWorkspace | undefined =>
  [...organization.workspaces.values()].find((workspace) => workspace.name === name);

/** A run sees its own workspace's state, and those that are shared with it; a person sees all. */
export function mayReadState(caller: Caller, workspace: TestWorkspace): boolean {
  if (caller.kind === "user" || caller.workspaceId === workspace.id) return true;
  return workspace.globalRemoteState || workspace.consumers.has(caller.workspaceId);
}
