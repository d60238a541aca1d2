import { from, type KnownPrice, type PricesByRegion } from "./price-table";
import type { PricedRegion } from "./priced-regions";

const virginia = (usd: number): PricesByRegion => from("instances-us-east-1", { "us-east-1": usd });

/** us-east-1 and us-west-2 (one price), eu-central-1, eu-west-1. */
const everywhere = (us: number, frankfurt: number, ireland: number): PricesByRegion => ({
  ...from("instances-all", { "us-west-2": us, "eu-central-1": frankfurt, "eu-west-1": ireland }),
  ...virginia(us),
});

/** Linux, on demand, USD an hour. */
const INSTANCE_PRICES: Readonly<Record<string, PricesByRegion>> = {
  "t4g.nano": { ...virginia(0.0042), ...from("instances-all", { "us-west-2": 0.0042 }) },
  "t4g.micro": everywhere(0.0084, 0.0096, 0.0092),
  "t4g.small": everywhere(0.0168, 0.0192, 0.0184),
  "t4g.medium": everywhere(0.0336, 0.0384, 0.0368),
  "t4g.large": everywhere(0.0672, 0.0768, 0.0736),
  "t4g.xlarge": everywhere(0.1344, 0.1536, 0.1472),
  "t4g.2xlarge": virginia(0.2688),
  "t3.nano": virginia(0.0052),
  "t3.micro": virginia(0.0104),
  "t3.small": virginia(0.0208),
  "t3.medium": virginia(0.0416),
  "t3.large": virginia(0.0832),
  "t3.xlarge": virginia(0.1664),
  "t3.2xlarge": virginia(0.3328),
  "t3a.nano": virginia(0.0047),
  "t3a.micro": virginia(0.0094),
  "t3a.small": virginia(0.0188),
  "t3a.medium": virginia(0.0376),
  "t3a.large": virginia(0.0752),
  "t3a.xlarge": virginia(0.1504),
  "t3a.2xlarge": virginia(0.3008),
};

/** undefined: no price known for this type in this region. */
export const instancePrice = (instanceType: string, region: PricedRegion): KnownPrice | undefined =>
  INSTANCE_PRICES[instanceType]?.[region];
