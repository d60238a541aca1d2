import { sizesOfFamily, systemMemoryMiB } from "@django-swarm/environment";
import { sumMemory } from "../resources/sum-memory";
import { problem, type Rule } from "./rule";

/** A host that is promised away swaps nothing and warns nobody: the kernel kills Postgres in the middle of a release. */
export const memoryFits: Rule = ({ services, host }) => {
  if (host === undefined) return [];
  const { hostMiB, systemMiB, reservedMiB, releaseMiB, neededMiB } = sumMemory(services, host);
  if (neededMiB <= hostMiB) return [];
  const parts = `system and engine ${systemMiB}, services ${reservedMiB}, a release ${releaseMiB}`;
  const larger = sizesOfFamily(host.instanceType).find(
    ({ memoryMiB }) => memoryMiB > hostMiB && systemMemoryMiB(memoryMiB) + reservedMiB + releaseMiB <= memoryMiB,
  );
  const take = larger ? `a ${larger.instanceType}` : "a larger one";
  const fix = `has ${hostMiB} MiB where ${neededMiB} are needed (${parts}): take ${take}, or run less beside each other`;
  return [problem("host.instanceType", fix, host.instanceType)];
};
