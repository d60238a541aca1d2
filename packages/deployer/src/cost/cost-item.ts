import { type KnownPrice, type PriceName, priceOf } from "./price-table";
import type { PricedRegion } from "./priced-regions";

/** One line of an estimate. Prices in USD, rounding left to whoever prints. */
export interface CostItem {
  readonly name: string;
  /** The Terraform stack that it comes with. */
  readonly stack: string;
  /** What the quantity counts. */
  readonly unit: string;
  /** undefined: not known. */
  readonly price: KnownPrice | undefined;
  /** In a month of 730 hours. */
  readonly quantity: number;
  /** Whether the quantity is an assumption about use, not a size that somebody chose. */
  readonly assumed: boolean;
  /** Whether it is paid while the environment sleeps, its host stack destroyed. */
  readonly lastsAsleep: boolean;
}

/** A line as its resource sees it: where it stands is added later. */
export interface CostLine {
  readonly name: string;
  readonly unit: string;
  readonly price: KnownPrice | undefined;
  readonly quantity: number;
  readonly assumed?: boolean;
  /** Paid for being used, which nobody does while the host sleeps. */
  readonly onlyAwake?: boolean;
}

export const HOURS_PER_MONTH = 730;

/** A line of something that the price table has. */
export const pricedLine = (
  name: string,
  price: PriceName,
  region: PricedRegion,
  quantity: number,
  more: Pick<CostLine, "assumed" | "onlyAwake"> = {},
): CostLine => {
  const { unit, in: known } = priceOf(price);
  return { name, unit, price: known[region], quantity, ...more };
};

export const unpricedLine = (name: string, unit = "month"): CostLine => ({
  name,
  unit,
  price: undefined,
  quantity: 1,
});

/** USD a month; undefined: no price known. */
export const monthlyOf = ({ price, quantity }: CostItem): number | undefined => price && price.usd * quantity;
