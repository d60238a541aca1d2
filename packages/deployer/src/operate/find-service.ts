import { type Environment, suggest, UsageError } from "@django-swarm/environment";
import type { ServiceObject } from "../swarm/engine-objects";
import type { LiveStack } from "../swarm/read-stack";

/**
 * A running service by its name in the stack file, e.g. `gunicorn`.
 *
 * @throws UsageError with what was probably meant.
 */
export function findService(environment: Environment, { services }: LiveStack, name: string): ServiceObject {
  const service = services.get(name) ?? services.get(name.replace(`${environment.name}_`, ""));
  if (service) return service;
  const names = [...services.keys()].sort();
  throw new UsageError(`${environment.name} runs no service "${name}".`, {
    code: "service/unknown",
    details: names,
    hint: names.length === 0 ? `Release first: \`deployer release ${environment.name}\`.` : suggest(name, names),
  });
}
