import type { StackKind } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";

/** Where the outputs of one environment's infrastructure are read from. */
export interface OutputSource {
  /** @throws ConfigError when the environment has no state, or outputs of another form. */
  read(): Promise<HostOutputs>;
  /** Output values by name of any stack of the environment; undefined when it has no state, or a destroyed one. */
  readValues(stack: StackKind): Promise<Readonly<Record<string, unknown>> | undefined>;
}
