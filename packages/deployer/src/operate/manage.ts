import { type Environment, RemoteError, secretsWrapper, webServiceName } from "@django-swarm/environment";
import type { Manager } from "../swarm/with-manager";

/**
 * Runs Django's manage.py in a running container of the web server, with our own standard streams.
 *
 * @returns its exit code.
 * @throws RemoteError when none runs on the manager.
 */
export async function manage(
  environment: Environment,
  { engine, ssh }: Manager,
  args: readonly string[],
): Promise<number> {
  const service = `${environment.name}_${webServiceName(environment)}`;
  const containers = await engine.listContainers({
    filters: { label: [`com.docker.swarm.service.name=${service}`], status: ["running"] },
  });
  // One that is healthy, where a new one is just being tried.
  const container = containers.find(({ Status }) => Status.includes("(healthy)")) ?? containers[0];
  if (container === undefined) {
    throw new RemoteError(`No container of ${service} runs on the manager.`, {
      code: "manage/not-running",
      hint: `Release first: \`deployer release ${environment.name}\`.`,
    });
  }
  const command = [...secretsWrapper(environment), "python", "manage.py", ...args];
  return ssh.attach(["docker", "exec", "-i", container.Id, ...command]);
}
