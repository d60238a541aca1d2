import type { StackKind } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";

/** Output values by name, as a stack put them out. */
export type OutputValues = Readonly<Record<string, unknown>>;

/** Where the outputs of one environment's infrastructure are read from. */
export interface OutputSource {
  /** @throws ConfigError when the environment has no state, or outputs of another form. */
  read(): Promise<HostOutputs>;
  /** Those of any stack of the environment; undefined when it has no state, or a destroyed one. */
  readValues(stack: StackKind): Promise<OutputValues | undefined>;
}
