import type { Cluster, StoredConfig } from "../swarm/cluster";
import { formatLock, lockName, NO_NOTE } from "./lock-record";

/** The config that is the lock; undefined: there has been none yet. */
export async function findLock(cluster: Cluster, environmentName: string): Promise<StoredConfig | undefined> {
  const name = lockName(environmentName);
  return (await cluster.listConfigs(environmentName)).find((config) => config.name === name);
}

/** A free lock. Somebody else may be quicker: then theirs is there. */
export const createLock = (cluster: Cluster, environmentName: string, fence: number): Promise<boolean> =>
  cluster.createConfig(
    lockName(environmentName),
    Buffer.from("The lock of this environment's releases is in the labels of this config.\n"),
    formatLock(environmentName, { fence, token: undefined, note: NO_NOTE }, 0),
  );
