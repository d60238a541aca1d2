import { systemMemoryMiB } from "../host-size";
import { instanceSize, sizesOfFamily } from "../instance-size";
import { rule } from "./rule";

/** The least that the smallest product reserves: Traefik with its filter, nginx, one gunicorn and its replacement. */
const LEAST_SERVICES_MIB = 200;

/** A host whose memory nobody knows cannot be checked, and one that is too small loses its services one by one. */
export const hostSizeIsKnown = rule(["host"], ({ host: { instanceType, memoryMiB } }, refuse) => {
  const known = instanceSize(instanceType)?.memoryMiB;
  const memory = memoryMiB ?? known;
  if (memory === undefined) {
    refuse("host.memoryMiB", undefined, `must say how much memory ${instanceType} has: it is in no table here`);
  } else if (known !== undefined && memory > known) {
    refuse("host.memoryMiB", memory, `must be at most the ${known} MiB of ${instanceType}`);
  } else if (memory < systemMemoryMiB(memory) + LEAST_SERVICES_MIB) {
    const larger = sizesOfFamily(instanceType).find(({ memoryMiB: of }) => of >= 1024)?.instanceType ?? "t4g.micro";
    const needs = `system and engine alone need ${systemMemoryMiB(memory)} of its ${memory} MiB`;
    refuse("host.instanceType", instanceType, `is too small for any site: ${needs}; take ${larger}`);
  }
});
