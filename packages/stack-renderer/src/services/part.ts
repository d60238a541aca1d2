import type { ConfigMount } from "../container-files";
import type { Service } from "../model/service";
import type { StackConfig } from "../model/stack";

/** What an archetype adds to a stack: a service, and the configs that it mounts. */
export interface Part<S extends Service = Service> {
  readonly service: S;
  readonly configs: readonly StackConfig[];
}

/** What most services have none of. */
const NONE = { environment: {}, secrets: [], binds: [], memoryMounts: [], constraints: [], labels: {} } as const;

type Omittable = keyof typeof NONE;
type WithOmissions<S> = S extends Service ? Omit<S, Omittable | "configs"> & Partial<Pick<S, Omittable>> : never;

/** A part from a service without the fields that are empty, and its mounted configs. */
export function part<S extends Service>(service: WithOmissions<S>, mounts: readonly ConfigMount[] = []): Part<S> {
  return {
    service: { ...NONE, ...service, configs: mounts.map(({ file }) => file) } as unknown as S,
    configs: mounts.map(({ object }) => object),
  };
}
