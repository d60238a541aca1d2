import type { WithTerraformCloudState } from "@django-swarm/environment";
import { openClient } from "@django-swarm/terraform-cloud";
import { describeWorkspaceChange } from "../bootstrap/plan-workspaces";
import { executeWorkspacesPlan, readWorkspacesPlan } from "../bootstrap/workspaces";
import type { CommandContext } from "./command-context";
import { confirm } from "./terminal";

export async function bootstrapWorkspaces(
  { environment, reporter, terminal }: CommandContext & { readonly environment: WithTerraformCloudState },
  yes: boolean,
): Promise<void> {
  const { name, state } = environment;
  const where = `${state.organization} on ${state.hostname}`;
  const client = openClient(state.hostname);
  const plan = await reporter.step(`Look at the workspaces of ${where}`, () => readWorkspacesPlan(client, environment));
  const changes = plan.changes.flatMap(describeWorkspaceChange);
  for (const change of changes) reporter.info(change);
  if (changes.length > 0) {
    await confirm(terminal, yes, `Change the workspaces of ${name} in ${where} like this?`);
    await reporter.step(`Set up the workspaces of ${name}`, () => executeWorkspacesPlan(client, environment, plan));
  }
  const workspaces = plan.stacks.map((stack) => stack.name);
  const outcome = changes.length > 0 ? "changed" : "kept";
  reporter.result(
    `The workspaces ${workspaces.join(", ")} ${outcome === "changed" ? "are set up" : "were there; their sharing is right"}. Next: \`cdktf deploy ${name}\`.`,
    { environment: name, workspaces, changes, outcome },
  );
}
