import { type Environment, hostSize, systemMemoryMiB } from "@django-swarm/environment";
import type { StackHost } from "../model/stack";
import { DEMANDS } from "./demands";
import { resourcesOf } from "./resources-of";

/** What an environment's hosts have, and what is taken of it before any service. */
export function stackHost(environment: Environment): StackHost {
  const { memoryMiB } = hostSize(environment);
  return {
    instanceType: environment.host.instanceType,
    memoryMiB,
    systemMiB: systemMemoryMiB(memoryMiB),
    nodes: environment.host.workers + 1,
    releaseJobMiB: resourcesOf(environment, "release", DEMANDS.releaseJob).memoryReservationMiB,
    stated: Object.keys(environment.resources),
  };
}
