import { createHash } from "node:crypto";
import { newId, type TestOrganization, workspaceNamed } from "./organization";

export interface StoredOutput {
  readonly value: unknown;
  readonly type: unknown;
  readonly sensitive?: boolean;
}

/** Gives a workspace a state with these outputs, as an apply would. */
export function storeState(
  organization: TestOrganization,
  workspaceName: string,
  outputs: Readonly<Record<string, StoredOutput>>,
): void {
  const workspace = workspaceNamed(organization, workspaceName);
  if (!workspace) throw new Error(`no workspace ${workspaceName}`);
  const content = JSON.stringify({ version: 4, serial: 1, lineage: "test", outputs, resources: [] });
  const id = newId("sv");
  organization.stateVersions.set(id, {
    id,
    workspaceId: workspace.id,
    serial: 1,
    lineage: "test",
    md5: createHash("md5").update(content).digest("hex"),
    createdAt: new Date().toISOString(),
    content,
  });
  organization.processing.set(id, organization.processingAnswers);
  workspace.currentStateVersionId = id;
}
