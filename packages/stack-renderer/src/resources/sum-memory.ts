import type { Service } from "../model/service";
import type { StackHost } from "../model/stack";
import { ON_DATA_NODE, ON_MANAGER, ON_WORKERS } from "../services/placement";

/** The memory of the manager, in MiB, and what is to fit on it. */
export interface MemorySum {
  readonly hostMiB: number;
  readonly systemMiB: number;
  /** What all services reserve there. */
  readonly reservedMiB: number;
  /**
   * What a release needs beside them: first the job, then one more task of every service whose new one starts before
   * the old one goes, all services at once.
   */
  readonly releaseMiB: number;
  readonly neededMiB: number;
  /** What all services may use together: more than there is, since they never do so at once. */
  readonly limitsMiB: number;
}

/** The manager alone: with workers each of them has less to carry, and the same memory. */
export function sumMemory(services: readonly Service[], host: StackHost): MemorySum {
  const sum = (memoryOf: (service: Service) => number): number =>
    services.reduce((total, service) => total + memoryOf(service), 0);
  const reservation = ({ resources }: Service): number => resources.memoryReservationMiB;
  const reservedMiB = sum((service) => tasksOnManager(service, host.nodes) * reservation(service));
  const surgeMiB = sum((service) => (surges(service, host.nodes) ? reservation(service) : 0));
  const releaseMiB = Math.max(host.releaseJobMiB, surgeMiB);
  return {
    hostMiB: host.memoryMiB,
    systemMiB: host.systemMiB,
    reservedMiB,
    releaseMiB,
    neededMiB: host.systemMiB + reservedMiB + releaseMiB,
    limitsMiB: sum((service) => tasksOnManager(service, host.nodes) * service.resources.memoryLimitMiB),
  };
}

/** How many of a service's tasks the manager runs; what may run anywhere spreads over all nodes. */
export function tasksOnManager(service: Service, nodes: number): number {
  if (service.rollout === "job" || service.constraints.includes(ON_WORKERS)) return 0;
  if (service.rollout !== "rolling") return 1;
  const stays = service.constraints.some((one) => one === ON_MANAGER || one === ON_DATA_NODE);
  return stays ? service.replicas : Math.ceil(service.replicas / nodes);
}

/** Whether a release runs one more of it for a while. */
export const surges = (service: Service, nodes: number): boolean =>
  service.rollout === "rolling" && tasksOnManager(service, nodes) > 0;
