import { type Environment, RemoteError } from "@django-swarm/environment";
import type { Manager } from "../swarm/with-manager";

/** Where the renderer mounts the script that exports the secrets: `docker exec` does not see its exports otherwise. */
const SECRETS_WRAPPER = ["/bin/sh", "/django-swarm/with-secrets"] as const;

/**
 * Runs Django's manage.py in a running gunicorn container, with our own standard streams.
 *
 * @returns its exit code.
 * @throws RemoteError when no gunicorn runs on the manager.
 */
export async function manage(
  environment: Environment,
  { engine, ssh }: Manager,
  args: readonly string[],
): Promise<number> {
  const service = `${environment.name}_gunicorn`;
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
  return ssh.attach(["docker", "exec", "-i", container.Id, ...SECRETS_WRAPPER, "python", "manage.py", ...args]);
}
