import type { Environment } from "./environment";
import { hostSize } from "./host-size";

/** How many processes answer requests. */
export interface WebProcesses {
  readonly replicas: number;
  /** gunicorn's worker processes in each replica. Of another server one is counted: what it starts, nobody here knows. */
  readonly workers: number;
  /** Connections to the database that one replica has open at most: gunicorn's, one a thread. */
  readonly connections: number;
}

/** One replica is enough for a release without an outage: the new one is there before the old one goes. */
const ONE_REPLICA_UP_TO_MIB = 1024;
const MIB_PER_WORKER = 2048;

/**
 * As stated, else derived from the host: 2 replicas, or 1 with up to 1 GiB; in each of gunicorn's one worker process for
 * every 2 GiB, at least one and at most one a vCPU.
 */
export function webProcesses(environment: Pick<Environment, "app" | "host">): WebProcesses {
  const { server } = environment.app;
  const { memoryMiB, vcpus } = hostSize(environment);
  const replicas = server.replicas ?? (memoryMiB <= ONE_REPLICA_UP_TO_MIB ? 1 : 2);
  if (server.kind === "command") return { replicas, workers: 1, connections: server.databaseConnections };
  const workers = server.workers ?? Math.max(1, Math.min(vcpus, Math.floor(memoryMiB / MIB_PER_WORKER)));
  return { replicas, workers, connections: workers * server.threads };
}
