import type { Environment } from "@django-swarm/environment";
import { readStack } from "../swarm/read-stack";
import type { Manager } from "../swarm/with-manager";
import { commandInService } from "./command-in-service";
import { findContainer } from "./find-container";
import { findService } from "./find-service";

export interface ContainerCommand {
  /** As in the stack file, e.g. `gunicorn`. */
  readonly service: string;
  readonly command: readonly string[];
  /** Whether the command gets a terminal. */
  readonly tty: boolean;
}

/**
 * Runs a command in a running container of a service, with our own standard streams and the service's secrets in its
 * environment.
 *
 * @returns its exit code.
 * @throws UsageError for a service that is not there; RemoteError when none of its containers runs on the manager.
 */
export async function execInService(
  environment: Environment,
  manager: Manager,
  { service: name, command, tty }: ContainerCommand,
): Promise<number> {
  const live = await readStack(manager.engine, environment.name);
  const service = findService(environment, live, name);
  const container = await findContainer(environment, manager, live, service);
  const flags = tty ? ["-i", "-t"] : ["-i"];
  return manager.ssh.attach(["docker", "exec", ...flags, container, ...commandInService(service, command)], { tty });
}
