import type { ServiceObject } from "../swarm/engine-objects";

/** The file name of the script that exports a container's secrets: `docker exec` does not see its exports otherwise. */
const WITH_SECRETS = "/with-secrets";

/** A command as it must be run in a service's container: where the service starts with the secrets' script, so does it. */
export function commandInService(service: ServiceObject, command: readonly string[]): readonly string[] {
  const entrypoint = service.Spec.TaskTemplate.ContainerSpec.Command ?? [];
  const script = entrypoint.findIndex((word) => word.endsWith(WITH_SECRETS));
  return [...entrypoint.slice(0, script + 1), ...command];
}
