import type { Stack } from "../model/stack";
import { problem, type Rule } from "./rule";

/** A reservation above the limit is refused in mid-deployment, and a file system in memory that fills it kills. */
export const resourcesAddUp: Rule = ({ services }: Stack) =>
  services.flatMap(({ name, resources, memoryMounts }) => {
    const { memoryLimitMiB: limit, memoryReservationMiB: reservation } = resources;
    const mounted = memoryMounts.reduce((sum, { sizeMiB }) => sum + sizeMiB, 0);
    return [
      ...(reservation > limit
        ? [problem(`services.${name}.resources`, `must not reserve more than its limit of ${limit} MiB`, reservation)]
        : []),
      ...(mounted >= limit
        ? [problem(`services.${name}.memoryMounts`, `must leave memory below its limit of ${limit} MiB`, mounted)]
        : []),
    ];
  });
