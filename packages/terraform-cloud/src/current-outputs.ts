import * as z from "zod";
import type { TerraformCloudClient } from "./client";
import type { Workspace } from "./workspaces";

const outputSchema = z.object({
  attributes: z.object({ name: z.string(), sensitive: z.boolean(), value: z.unknown() }),
});

/**
 * The outputs of a workspace's current state, by name; sensitive ones are left out, since the API hides their values.
 * Waits while they are still processed.
 *
 * @returns undefined when the workspace has no state.
 */
export async function readCurrentOutputs(
  client: TerraformCloudClient,
  workspace: Workspace,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const doing = `read the outputs of ${workspace.name}`;
  const found = await client.list(doing, `/workspaces/${workspace.id}/current-state-version-outputs`);
  if (found === undefined) return undefined;
  const outputs = found.map((each) => client.parse(doing, outputSchema, each).attributes);
  return Object.fromEntries(outputs.filter(({ sensitive }) => !sensitive).map(({ name, value }) => [name, value]));
}
