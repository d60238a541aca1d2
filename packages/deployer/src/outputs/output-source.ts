import type { HostOutputs } from "@django-swarm/infra/outputs";

/** Where the outputs of one environment's infrastructure are read from. */
export interface OutputSource {
  /** @throws ConfigError when the environment has no state, or outputs of another form. */
  read(): Promise<HostOutputs>;
}
