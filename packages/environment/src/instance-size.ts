/** What an instance type gives a host. */
export interface InstanceSize {
  readonly memoryMiB: number;
  readonly vcpus: number;
}

const size = (memoryGiB: number, vcpus: number): InstanceSize => ({ memoryMiB: memoryGiB * 1024, vcpus });

/** t3, t3a and t4g agree on these (AWS's instance type pages, November 2026). */
const BURSTABLE: ReadonlyMap<string, InstanceSize> = new Map([
  ["nano", size(0.5, 2)],
  ["micro", size(1, 2)],
  ["small", size(2, 2)],
  ["medium", size(4, 2)],
  ["large", size(8, 2)],
  ["xlarge", size(16, 4)],
  ["2xlarge", size(32, 8)],
]);

const VCPUS: ReadonlyMap<string, number> = new Map([
  ["medium", 1],
  ["large", 2],
  ["xlarge", 4],
  ["2xlarge", 8],
  ["4xlarge", 16],
]);
/** GiB a vCPU of the current families c, m and r. */
const GIB_PER_VCPU: ReadonlyMap<string, number> = new Map([
  ["c", 2],
  ["m", 4],
  ["r", 8],
]);

/** Memory and vCPUs of the common instance types; undefined for others: an environment states `host.memoryMiB` then. */
export function instanceSize(instanceType: string): InstanceSize | undefined {
  const [family = "", name = ""] = instanceType.split(".");
  if (/^t(3|3a|4g)$/.test(family)) return BURSTABLE.get(name);
  const [, kind = ""] = /^([cmr])(5|5a|6g|6i|6a|7g|7i|7a|8g)$/.exec(family) ?? [];
  const [vcpus, gib] = [VCPUS.get(name), GIB_PER_VCPU.get(kind)];
  return vcpus === undefined || gib === undefined ? undefined : size(vcpus * gib, vcpus);
}

/** The sizes of a type's family that {@link instanceSize} knows, small to large. */
export function sizesOfFamily(instanceType: string): readonly (InstanceSize & { readonly instanceType: string })[] {
  const [family = ""] = instanceType.split(".");
  const names = new Set([...BURSTABLE.keys(), ...VCPUS.keys()]);
  return [...names]
    .map((name) => `${family}.${name}`)
    .flatMap((type) => {
      const found = instanceSize(type);
      return found ? [{ ...found, instanceType: type }] : [];
    })
    .sort((a, b) => a.memoryMiB - b.memoryMiB);
}
