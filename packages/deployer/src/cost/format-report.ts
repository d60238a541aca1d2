import { ASSUMPTIONS, LEFT_OUT } from "./assumptions";
import { type CostItem, monthlyOf } from "./cost-item";
import type { CostReport } from "./cost-report";
import { asleepOf, totalOf, unpricedOf } from "./estimate-cost";
import { MANAGED } from "./managed-alternative";
import { priceDate, sourcesOf } from "./used-sources";

const UNKNOWN = "no price known";
const NAME_WIDTH = 40;

const money = (usd: number): string => usd.toFixed(2);
const plain = (value: number): string => String(Number(value.toFixed(5)));

function row(name: string, price: string, quantity: string, awake: string, asleep: string): string {
  const columns = [name.padEnd(NAME_WIDTH), price.padEnd(20), quantity.padStart(9), awake.padStart(9)];
  return [...columns, asleep.padStart(9)].join(" ").trimEnd();
}

function itemRow(item: CostItem, showsSleep: boolean): string {
  const monthly = monthlyOf(item);
  const price = item.price ? `${plain(item.price.usd)} / ${item.unit}` : UNKNOWN;
  const cost = monthly === undefined ? "?" : money(monthly);
  const asleep = item.lastsAsleep ? cost : "-";
  const name = `  ${item.name}${item.assumed ? " *" : ""}`;
  return row(name, price, plain(item.quantity), cost, showsSleep ? asleep : "");
}

const totals = (items: readonly CostItem[]): string =>
  unpricedOf(items).length === 0 ? "together" : "together, as far as prices are known";

/** The report for people: a table in plain text, prices in USD a month. */
export function formatReport({ environment, region, items, managed }: CostReport): string {
  const stacks = [...new Set(items.map(({ stack }) => stack))];
  const everything = [...items, ...managed];
  return [
    `${environment} in ${region}, USD a month, prices of ${priceDate(everything) ?? "unknown date"} or later`,
    "",
    row("", "unit price", "quantity", "awake", "asleep"),
    ...stacks.flatMap((stack) => [
      stack,
      ...items.filter((item) => item.stack === stack).map((item) => itemRow(item, true)),
    ]),
    row(totals(items), "", "", money(totalOf(items)), money(totalOf(asleepOf(items)))),
    "",
    "The same product on managed services, each in its smallest size:",
    ...managed.filter(({ stack }) => stack === MANAGED).map((item) => itemRow(item, false)),
    row(
      "  EFS, buckets, images as above",
      "",
      "",
      money(totalOf(managed.filter(({ stack }) => stack !== MANAGED))),
      "",
    ),
    row(totals(managed), "", "", money(totalOf(managed)), ""),
    "",
    `Asleep: after \`cdktf destroy ${environment}\`. * is an assumption about use:`,
    ...ASSUMPTIONS.map((text) => `  ${text}`),
    "Left out:",
    ...LEFT_OUT.map((text) => `  ${text}`),
    "Prices from:",
    ...sourcesOf(everything).map(({ what, date = "undated" }) => `  ${date.padEnd(10)}  ${what}`),
  ].join("\n");
}
