import type { Engine } from "../swarm/engine";

/** The running container of the swarm's own Postgres on this engine; undefined: there is none. */
export async function databaseContainer(engine: Engine, environmentName: string): Promise<string | undefined> {
  const containers = await engine.listContainers({
    filters: { label: [`com.docker.swarm.service.name=${environmentName}_postgres`], status: ["running"] },
  });
  return containers[0]?.Id;
}
