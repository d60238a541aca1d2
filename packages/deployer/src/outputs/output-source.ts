import type { Environment } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";

/** Where the outputs of an environment's infrastructure are read from. */
export interface OutputSource {
  /** @throws ConfigError when the environment has no state, or outputs of another form. */
  read(environment: Environment): Promise<HostOutputs>;
}
