import { type Environment, RemoteError, webServiceName } from "@django-swarm/environment";
import type { ServiceObject } from "../swarm/engine-objects";
import { readNodes } from "../swarm/read-nodes";
import type { LiveStack } from "../swarm/read-stack";
import type { Manager } from "../swarm/with-manager";

/**
 * A running container of a service on the manager; one that is healthy, where a new one is just being tried.
 *
 * @returns its id.
 * @throws RemoteError when none runs there, with the nodes that do run one.
 */
export async function findContainer(
  environment: Environment,
  { engine }: Manager,
  live: LiveStack,
  service: ServiceObject,
): Promise<string> {
  const containers = await engine.listContainers({
    filters: { label: [`com.docker.swarm.service.id=${service.ID}`], status: ["running"] },
  });
  const container = containers.find(({ Status }) => Status.includes("(healthy)")) ?? containers[0];
  if (container) return container.Id;
  const name = service.Spec.Name;
  const running = new Set(
    live.tasks
      .filter(({ ServiceID, Status }) => ServiceID === service.ID && Status.State === "running")
      .map(({ NodeID }) => NodeID),
  );
  if (running.size === 0) {
    throw new RemoteError(`No container of ${name} is running.`, {
      code: "container/not-running",
      hint: `See why: \`deployer status ${environment.name}\` and \`deployer logs ${environment.name} ${short(environment, name)}\`.`,
    });
  }
  const nodes = (await readNodes(engine)).filter(({ ID }) => running.has(ID));
  throw new RemoteError(`${name} runs on workers only, and the manager's engine cannot start anything there.`, {
    code: "container/on-workers",
    details: nodes.map((node) => `${node.Description?.Hostname} (${node.Status.Addr})`),
    hint: `Take a service that the manager runs (${webServiceName(environment)}, say), or open a session on that worker (see docs/runbooks/add-workers.md).`,
  });
}

const short = (environment: Environment, name: string): string => name.replace(`${environment.name}_`, "");
