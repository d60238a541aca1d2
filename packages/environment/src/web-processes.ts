import type { Environment } from "./define-environment";
import { hostSize } from "./host-size";

/** How many processes and threads answer requests. */
export interface WebProcesses {
  readonly replicas: number;
  /** Worker processes in each replica. */
  readonly workers: number;
  /** Threads in each worker process. */
  readonly threads: number;
}

/** One replica is enough for a release without an outage: the new one is there before the old one goes. */
const ONE_REPLICA_UP_TO_MIB = 1024;
const MIB_PER_WORKER = 2048;

/**
 * As stated, else derived from the host: 2 replicas, or 1 with up to 1 GiB; in each one worker process for every 2 GiB,
 * at least one and at most one a vCPU.
 */
export function webProcesses(environment: Pick<Environment, "app" | "host">): WebProcesses {
  const { replicas, workers, threads } = environment.app.gunicorn;
  const { memoryMiB, vcpus } = hostSize(environment);
  return {
    replicas: replicas ?? (memoryMiB <= ONE_REPLICA_UP_TO_MIB ? 1 : 2),
    workers: workers ?? Math.max(1, Math.min(vcpus, Math.floor(memoryMiB / MIB_PER_WORKER))),
    threads,
  };
}
