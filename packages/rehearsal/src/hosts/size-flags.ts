import { cpus } from "node:os";
import { instanceSize } from "@django-swarm/environment";

/** Memory of an instance type in bytes, as its container has it; undefined: not known, so the container is not limited. */
export const memoryBytes = (instanceType: string): number | undefined => {
  const size = instanceSize(instanceType);
  return size && size.memoryMiB * 2 ** 20;
};

/** Docker's flags that give a container what an instance type has; of CPUs at most what this machine has. */
export function sizeFlags(instanceType: string, machineCpus = cpus().length): readonly string[] {
  const size = instanceSize(instanceType);
  if (!size) return [];
  const memory = `${size.memoryMiB}m`;
  return ["--memory", memory, "--memory-swap", memory, "--cpus", String(Math.min(size.vcpus, machineCpus))];
}
