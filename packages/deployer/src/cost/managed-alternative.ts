import { architectureOf, type Environment, webProcesses } from "@django-swarm/environment";
import { ASSUMED } from "./assumptions";
import { type CostItem, type CostLine, HOURS_PER_MONTH, pricedLine } from "./cost-item";
import type { PriceName } from "./price-table";
import type { PricedRegion } from "./priced-regions";

/** Stands for the stack of what no stack of ours makes. */
export const MANAGED = "managed";

/** Fargate's smallest task. */
const TASK = { cpus: 0.25, memoryGb: 0.5 } as const;
/** RDS takes no smaller gp3 storage. */
const RDS_MINIMUM_GB = 20;
/** A load balancer needs subnets in two zones, and has an address in each. */
const LOAD_BALANCER_ADDRESSES = 2;

/** Containers that the product needs where AWS has no service of its own for them in this comparison. */
function taskCount(environment: Environment): number {
  const { app, cache } = environment;
  const workers = (app.celery?.queues ?? []).reduce((sum, { replicas }) => sum + replicas, 0);
  const extra = app.services.reduce((sum, { replicas }) => sum + (replicas === "singleton" ? 1 : replicas), 0);
  const single = [true /* nginx */, app.celery?.beat === true, cache.kind === "swarm"].filter(Boolean).length;
  return webProcesses(environment).replicas + workers + extra + single;
}

/**
 * The same product on managed services, each in its smallest size: containers on Fargate in private subnets behind one
 * NAT gateway, a load balancer, Postgres on RDS in one zone.
 *
 * @param kept what such a product would keep as it is: file system, buckets, images.
 */
export function managedAlternative(
  environment: Environment,
  region: PricedRegion,
  kept: readonly CostItem[],
): readonly CostItem[] {
  const line = (name: string, price: PriceName, quantity: number): CostLine =>
    pricedLine(name, price, region, quantity);
  const tasks = taskCount(environment);
  const taskHours = tasks * HOURS_PER_MONTH;
  const arm = architectureOf(environment.host.instanceType) === "arm64";
  const storageGb = Math.max(RDS_MINIMUM_GB, environment.storage.postgresVolumeSizeGiB);
  const lines = [
    line(`${tasks} Fargate tasks, vCPU`, arm ? "fargateArmCpu" : "fargateX86Cpu", taskHours * TASK.cpus),
    line(`${tasks} Fargate tasks, memory`, arm ? "fargateArmMemory" : "fargateX86Memory", taskHours * TASK.memoryGb),
    line("Application Load Balancer", "loadBalancer", HOURS_PER_MONTH),
    line("  its capacity", "loadBalancerCapacity", HOURS_PER_MONTH * ASSUMED.loadBalancerCapacityUnits),
    line("  its public IPv4 addresses", "publicIpv4", HOURS_PER_MONTH * LOAD_BALANCER_ADDRESSES),
    line("NAT gateway", "natGateway", HOURS_PER_MONTH),
    line("  its public IPv4 address", "publicIpv4", HOURS_PER_MONTH),
    ...(environment.database.kind === "swarm"
      ? [
          line("RDS db.t4g.micro, PostgreSQL", "rdsT4gMicro", HOURS_PER_MONTH),
          line("  its storage (gp3)", "rdsStorage", storageGb),
        ]
      : []),
  ].map((found) => ({ ...found, stack: MANAGED, assumed: false, lastsAsleep: true }));
  return [...lines, ...kept];
}
