import { type StackKind, stackName, type WithTerraformCloudState } from "@django-swarm/environment";
import { type HostOutputs, parseHostOutputs } from "@django-swarm/infra/outputs";
import { findWorkspace, readCurrentOutputs, type TerraformCloudClient } from "@django-swarm/terraform-cloud";
import { noState, unlessNoState } from "./no-state";
import type { OutputSource, OutputValues } from "./output-source";

/** Reads the outputs of the host stack's workspace from the API; a token that may read outputs is enough. */
export class TerraformCloudOutputSource implements OutputSource {
  constructor(
    private readonly environment: WithTerraformCloudState,
    private readonly client: TerraformCloudClient,
  ) {}

  async read(): Promise<HostOutputs> {
    return parseHostOutputs(await this.readState("host"), this.environment.name);
  }

  readValues(stack: StackKind): Promise<OutputValues | undefined> {
    return unlessNoState(() => this.readState(stack));
  }

  private async readState(stack: StackKind): Promise<OutputValues> {
    const { environment, client } = this;
    const { organization, hostname } = environment.state;
    const name = stackName(environment, stack);
    const where = `the workspace ${organization}/${name} on ${hostname}`;
    const workspace = await findWorkspace(client, { organization, name });
    if (!workspace) throw noState(environment, `${where} does not exist, or this token may not see it`);
    const outputs = await readCurrentOutputs(client, workspace);
    if (outputs === undefined) throw noState(environment, `${where} holds none yet`);
    if (Object.keys(outputs).length === 0) throw noState(environment, `the ${stack} stack in ${where} was destroyed`);
    return outputs;
  }
}
