import { ConfigError } from "@django-swarm/environment";
import {
  findWorkspace,
  missingToken,
  readHostToken,
  TerraformCloudClient,
  type Workspace,
} from "@django-swarm/terraform-cloud";
import type { Finding } from "./finding";
import type { SynthesisedStack } from "./synthesised-stack";

const DEADLINE_MS = 8000;

export interface TerraformCloudFindings {
  readonly findings: readonly Finding[];
  /** Stacks that Terraform works on from this machine, with this machine's AWS credentials. */
  readonly local: readonly SynthesisedStack[];
}

/** What in Terraform Cloud keeps Terraform from these stacks. Whatever cannot be found out is left out. */
export async function terraformCloudFindings(stacks: readonly SynthesisedStack[]): Promise<TerraformCloudFindings> {
  try {
    const looked = await Promise.all(stacks.map(async (stack) => ({ stack, workspace: await look(stack) })));
    return {
      findings: looked.flatMap(({ stack, workspace }) => lockFinding(stack, workspace)),
      local: looked.filter(({ workspace }) => workspace?.executionMode === "local").map(({ stack }) => stack),
    };
  } catch (error) {
    return { findings: error instanceof ConfigError ? [{ kind: "access", error }] : [], local: [] };
  }
}

async function look({ state }: SynthesisedStack): Promise<Workspace | undefined> {
  if (state.kind !== "terraform-cloud") return undefined;
  const { hostname, organization, workspace: name } = state;
  const token = readHostToken(hostname);
  if (token === undefined) throw missingToken(hostname);
  return findWorkspace(new TerraformCloudClient({ hostname, token, deadlineMs: DEADLINE_MS }), { organization, name });
}

function lockFinding(stack: SynthesisedStack, workspace: Workspace | undefined): Finding[] {
  if (stack.state.kind !== "terraform-cloud" || workspace?.lockedBy === undefined) return [];
  const id = `${stack.state.organization}/${workspace.name}`;
  return [{ kind: "locked", stack, lock: { id, who: workspace.lockedBy, operation: undefined, since: undefined } }];
}
