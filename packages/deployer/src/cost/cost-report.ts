import { type Environment, hostStackName, storageStackName } from "@django-swarm/environment";
import type { CostItem } from "./cost-item";
import { estimateCost } from "./estimate-cost";
import { managedAlternative } from "./managed-alternative";
import { type PricedRegion, pricedRegion } from "./priced-regions";
import type { SynthesisedResource } from "./synthesised-resource";

/** What an environment costs, and what the same would cost on managed services. */
export interface CostReport {
  readonly environment: string;
  readonly region: PricedRegion;
  readonly items: readonly CostItem[];
  readonly managed: readonly CostItem[];
}

/** @throws ConfigError for a region without prices. */
export function costReport(environment: Environment, resources: readonly SynthesisedResource[]): CostReport {
  const region = pricedRegion(environment.region);
  const items = estimateCost(resources, { region, hostStack: hostStackName(environment) });
  const kept = items.filter(({ stack, assumed }) => stack === storageStackName(environment) && assumed);
  return { environment: environment.name, region, items, managed: managedAlternative(environment, region, kept) };
}
