import { ASSUMPTIONS, LEFT_OUT } from "./assumptions";
import { type CostItem, monthlyOf } from "./cost-item";
import type { CostReport } from "./cost-report";
import { asleepOf, totalOf, unpricedOf } from "./estimate-cost";
import { priceDate, sourcesOf } from "./used-sources";

/** To a hundredth of a cent: sums of many small lines must still come out. */
const rounded = (usd: number): number => Math.round(usd * 10_000) / 10_000;
const cents = (usd: number): number => Math.round(usd * 100) / 100;

const itemValue = (item: CostItem) => ({
  name: item.name.trim(),
  stack: item.stack,
  unit: item.unit,
  unitPrice: item.price?.usd ?? null,
  quantity: item.quantity,
  monthly: monthlyOf(item) === undefined ? null : rounded(monthlyOf(item) as number),
  assumed: item.assumed,
  lastsAsleep: item.lastsAsleep,
});

/** The report for programs. A null price is one that nobody knows: totals are then only a part. */
export const reportValue = ({ environment, region, items, managed }: CostReport) => ({
  environment,
  region,
  awake: cents(totalOf(items)),
  asleep: cents(totalOf(asleepOf(items))),
  currency: "USD",
  priceDate: priceDate([...items, ...managed]),
  complete: unpricedOf(items).length === 0,
  items: items.map(itemValue),
  managed: {
    monthly: cents(totalOf(managed)),
    complete: unpricedOf(managed).length === 0,
    items: managed.map(itemValue),
  },
  assumptions: ASSUMPTIONS,
  leftOut: LEFT_OUT,
  sources: sourcesOf([...items, ...managed]),
});
