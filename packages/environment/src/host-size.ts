import type { Environment } from "./environment";
import { type InstanceSize, instanceSize } from "./instance-size";

/** What is assumed of an instance type that nothing is known of but its memory. */
const UNKNOWN_VCPUS = 2;

/** Memory and vCPUs of each host: as stated, else of the instance type. */
export function hostSize({ host }: Pick<Environment, "host">): InstanceSize {
  const known = instanceSize(host.instanceType);
  return { memoryMiB: host.memoryMiB ?? known?.memoryMiB ?? 0, vcpus: known?.vcpus ?? UNKNOWN_VCPUS };
}

/**
 * What the system, the engine and its process for each container need of a host's memory, in MiB; and the sixteenth
 * that the kernel keeps for itself.
 */
export const systemMemoryMiB = (memoryMiB: number): number => 384 + Math.ceil(memoryMiB / 16);
