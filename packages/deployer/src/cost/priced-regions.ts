import { ConfigError } from "@django-swarm/environment";

/** Regions that the price table covers; us-east-1 wholly, the others as far as a source was found. */
export const PRICED_REGIONS = ["us-east-1", "us-west-2", "eu-central-1", "eu-west-1"] as const;

export type PricedRegion = (typeof PRICED_REGIONS)[number];

const isPriced = (region: string): region is PricedRegion => (PRICED_REGIONS as readonly string[]).includes(region);

/** @throws ConfigError for a region without prices, with the list of those that have some. */
export function pricedRegion(region: string): PricedRegion {
  if (isPriced(region)) return region;
  throw new ConfigError(`There are no prices for the region ${region}.`, {
    code: "cost/region",
    details: [...PRICED_REGIONS],
    hint: "Add the region to packages/deployer/src/cost, or look at calculator.aws.",
  });
}
