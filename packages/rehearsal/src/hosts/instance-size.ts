/** What an instance type grants a container. */
export interface InstanceSize {
  readonly memoryMiB: number;
  readonly cpus: number;
}

/** vCPUs and memory of the burstable types that environments use (AWS's instance type pages, November 2026). */
const SIZES: Readonly<Record<string, InstanceSize>> = {
  nano: { memoryMiB: 512, cpus: 2 },
  micro: { memoryMiB: 1024, cpus: 2 },
  small: { memoryMiB: 2048, cpus: 2 },
  medium: { memoryMiB: 4096, cpus: 2 },
  large: { memoryMiB: 8192, cpus: 2 },
};

/** Size of a t-family instance type; undefined for others: their containers get no limits. */
export const instanceSize = (instanceType: string): InstanceSize | undefined =>
  instanceType.startsWith("t") ? SIZES[instanceType.split(".")[1] ?? ""] : undefined;
