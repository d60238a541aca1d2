import { type Environment, hostSize } from "@django-swarm/environment";
import type { Resources } from "../model/service";
import type { Demand } from "./demands";
import { memoryOn } from "./memory-on";

/** A service's resources: what the environment states for its name, and what the host's memory gives for the rest. */
export function resourcesOf(environment: Environment, service: string, demand: Demand): Resources {
  const { reservationMiB, limitMiB } = memoryOn(hostSize(environment).memoryMiB, demand);
  return statedResources(environment, service, { memoryLimitMiB: limitMiB, memoryReservationMiB: reservationMiB });
}

/** `derived`, but for what the environment states: then the other of limit and reservation gives way. */
export function statedResources({ resources }: Environment, service: string, derived: Resources): Resources {
  const { memoryLimitMiB: limit, memoryReservationMiB: reservation, cpuLimit } = resources[service] ?? {};
  const memoryLimitMiB = limit ?? Math.max(derived.memoryLimitMiB, reservation ?? 0);
  return {
    ...derived,
    memoryLimitMiB,
    memoryReservationMiB: reservation ?? Math.min(derived.memoryReservationMiB, memoryLimitMiB),
    ...(cpuLimit === undefined ? {} : { cpuLimit }),
  };
}
