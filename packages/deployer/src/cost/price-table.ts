import type { PriceSourceName } from "./price-sources";
import type { PricedRegion } from "./priced-regions";

/** What AWS charges for. */
export type PriceName = keyof typeof PRICES;

/** USD for one unit, and who says so. */
export interface KnownPrice {
  readonly usd: number;
  readonly source: PriceSourceName;
}

/** A region that is missing has no known price. */
export type PricesByRegion = Readonly<Partial<Record<PricedRegion, KnownPrice>>>;

interface Price {
  /** What one of it is: the unit price is per this. */
  readonly unit: string;
  readonly in: PricesByRegion;
}

/** Prices of some regions out of one source. */
export function from(
  source: PriceSourceName,
  usdByRegion: Readonly<Partial<Record<PricedRegion, number>>>,
): PricesByRegion {
  const entries = Object.entries(usdByRegion).map(([region, usd]) => [region, { usd, source }]);
  return Object.fromEntries(entries) as PricesByRegion;
}

/** us-east-1, us-west-2, eu-central-1, eu-west-1 out of AWS's price files. */
const files = (virginia: number, oregon: number, frankfurt: number, ireland: number): PricesByRegion =>
  from("price-files", { "us-east-1": virginia, "us-west-2": oregon, "eu-central-1": frankfurt, "eu-west-1": ireland });

const everywhere = (source: PriceSourceName, usd: number): PricesByRegion =>
  from(source, { "us-east-1": usd, "us-west-2": usd, "eu-central-1": usd, "eu-west-1": usd });

/** On demand, without free tiers, the first and dearest tier of each. */
const PRICES = {
  publicIpv4: { unit: "hour", in: everywhere("price-files", 0.005) },
  gp3Storage: {
    unit: "GB-month",
    in: {
      ...from("prices-us-east-1", { "us-east-1": 0.08 }),
      ...from("offers-us-west-2", { "us-west-2": 0.08 }),
      ...from("offers-eu-central-1", { "eu-central-1": 0.0952 }),
      ...from("api", { "eu-west-1": 0.088 }),
    },
  },
  efsStorage: { unit: "GB-month", in: files(0.3, 0.3, 0.36, 0.33) },
  efsRead: { unit: "GB", in: files(0.03, 0.03, 0.04, 0.03) },
  efsWrite: { unit: "GB", in: files(0.06, 0.06, 0.07, 0.07) },
  efsBackup: { unit: "GB-month", in: from("backup-us-east-1", { "us-east-1": 0.05 }) },
  s3Storage: {
    unit: "GB-month",
    in: {
      ...from("pages", { "us-west-2": 0.023, "eu-central-1": 0.0245, "eu-west-1": 0.023 }),
      ...from("offers-us-east-1", { "us-east-1": 0.023 }),
    },
  },
  ecrStorage: { unit: "GB-month", in: everywhere("price-files", 0.1) },
  kmsKey: { unit: "key-month", in: everywhere("pages", 1) },
  snsMail: { unit: "mail", in: from("pages", { "us-east-1": 0.00002 }) },
  alarm: { unit: "alarm-month", in: from("pages", { "us-east-1": 0.1, "eu-central-1": 0.1 }) },
  customMetric: { unit: "metric-month", in: from("pages", { "us-east-1": 0.3, "eu-central-1": 0.3 }) },
  putMetricData: { unit: "call", in: from("pages", { "us-east-1": 0.00001 }) },
  logsIngested: { unit: "GB", in: from("pages", { "us-east-1": 0.5 }) },
  logsStored: { unit: "GB-month", in: from("pages", { "us-east-1": 0.03 }) },
  fargateArmCpu: { unit: "vCPU-hour", in: files(0.03238, 0.03238, 0.03725, 0.03238) },
  fargateArmMemory: { unit: "GB-hour", in: files(0.00356, 0.00356, 0.00409, 0.00356) },
  fargateX86Cpu: { unit: "vCPU-hour", in: files(0.04048, 0.04048, 0.04656, 0.04048) },
  fargateX86Memory: { unit: "GB-hour", in: files(0.004445, 0.004445, 0.00511, 0.004445) },
  loadBalancer: { unit: "hour", in: files(0.0225, 0.0225, 0.027, 0.0252) },
  loadBalancerCapacity: { unit: "LCU-hour", in: everywhere("price-files", 0.008) },
  natGateway: {
    unit: "hour",
    in: { ...from("offers-us-east-1", { "us-east-1": 0.045 }), ...from("offers-us-west-2", { "us-west-2": 0.045 }) },
  },
  rdsT4gMicro: { unit: "hour", in: from("offers-us-east-1", { "us-east-1": 0.016 }) },
  rdsStorage: { unit: "GB-month", in: from("offers-us-east-1", { "us-east-1": 0.115 }) },
} as const satisfies Record<string, Price>;

export const priceOf = (name: PriceName): Price => PRICES[name];
export const PRICE_NAMES = Object.keys(PRICES) as readonly PriceName[];
