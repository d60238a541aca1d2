import type { WithS3State } from "@django-swarm/environment";
import { S3OutputSource } from "../outputs/s3-output-source";
import type { Cluster } from "../swarm/cluster";
import { EngineCluster } from "../swarm/engine-cluster";
import { Manager } from "../swarm/with-manager";

/** The swarm behind an environment's manager, as a release works on it; to be closed. */
export async function openCluster(
  environment: WithS3State,
): Promise<{ readonly cluster: Cluster; readonly close: () => Promise<void> }> {
  // jest knows no import() of what is needed only here.
  const manager = new Manager(environment, await new S3OutputSource(environment).read());
  await manager.reopen(60_000, new AbortController().signal);
  return { cluster: new EngineCluster(manager), close: () => manager.close() };
}
