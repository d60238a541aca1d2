import { type Environment, instanceSize } from "@django-swarm/environment";

/** A limit that AWS sets an account in each region (Service Quotas), and that environments come up against. */
export interface Quota {
  readonly service: "ec2" | "vpc";
  readonly code: string;
  /** What it counts. */
  readonly counts: string;
}

const VPCS: Quota = { service: "vpc", code: "L-F678F1CE", counts: "VPCs" };
const ADDRESSES: Quota = { service: "ec2", code: "L-0263D0A3", counts: "Elastic IP addresses" };
/** Running on-demand instances of the families A, C, D, H, I, M, R, T and Z. */
const VCPUS: Quota = { service: "ec2", code: "L-1216C47A", counts: "vCPUs of running instances" };

export const QUOTAS: readonly Quota[] = [VPCS, ADDRESSES, VCPUS];

/** How much of a quota is taken in a region, and by whom. */
export interface QuotaUse {
  readonly quota: Quota;
  readonly region: string;
  /** undefined: AWS does not tell it to us. */
  readonly limit: number | undefined;
  readonly used: number;
  /** Of what is used, this environment's. */
  readonly ours: number;
  /** What this environment uses when it is awake. */
  readonly needed: number;
}

/** Something of the account's, with the environment that it is tagged with, if any. */
export interface Owned {
  readonly environment: string | undefined;
}

export interface RunningInstance extends Owned {
  readonly instanceType: string;
  readonly vcpus: number;
}

/** What the account has in a region. */
export interface Inventory {
  readonly vpcs: readonly Owned[];
  readonly addresses: readonly Owned[];
  /** Pending and running ones, none of them a spot instance. */
  readonly instances: readonly RunningInstance[];
}

/** Families that begin with a letter of the standard ones and have a quota of their own. */
const OTHER_FAMILIES = /^(dl|hpc|inf|mac|trn)/;
const isStandard = (instanceType: string): boolean =>
  /^[acdhimrtz]/.test(instanceType) && !OTHER_FAMILIES.test(instanceType);

/** @param limits by the quota's code */
export function quotaUses(
  environment: Environment,
  inventory: Inventory,
  limits: ReadonlyMap<string, number>,
): readonly QuotaUse[] {
  const { name, region, host } = environment;
  const use = (quota: Quota, has: readonly (Owned & { readonly count: number })[], needed: number): QuotaUse => {
    const sum = (owned: typeof has): number => owned.reduce((total, { count }) => total + count, 0);
    const ours = has.filter((owned) => owned.environment === name);
    return { quota, region, limit: limits.get(quota.code), used: sum(has), ours: sum(ours), needed };
  };
  const once = (owned: Owned) => ({ ...owned, count: 1 });
  const standard = inventory.instances.filter(({ instanceType }) => isStandard(instanceType));
  // Of a type whose size we do not know, none: better no warning than a wrong one.
  const vcpus = isStandard(host.instanceType) ? (instanceSize(host.instanceType)?.vcpus ?? 0) : 0;
  return [
    use(VPCS, inventory.vpcs.map(once), 1),
    use(ADDRESSES, inventory.addresses.map(once), 1),
    use(
      VCPUS,
      standard.map((instance) => ({ ...instance, count: instance.vcpus })),
      vcpus * (1 + host.workers),
    ),
  ];
}
