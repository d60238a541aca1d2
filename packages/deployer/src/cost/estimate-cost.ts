import { type CostItem, type CostLine, monthlyOf, unpricedLine } from "./cost-item";
import { customMetricLines } from "./custom-metric-lines";
import type { PricedRegion } from "./priced-regions";
import { linesOf } from "./resource-pricing";
import type { SynthesisedResource } from "./synthesised-resource";

export interface EstimateOptions {
  readonly region: PricedRegion;
  /** The stack that is destroyed while the environment sleeps. */
  readonly hostStack: string;
}

/** Synthesised resources → what they cost, a line for each thing that is charged; equal lines are added up. */
export function estimateCost(
  resources: readonly SynthesisedResource[],
  { region, hostStack }: EstimateOptions,
): readonly CostItem[] {
  const items = new Map<string, CostItem>();
  const add = (stack: string, line: CostLine, times = 1): void => {
    const { name, unit, price, quantity, assumed = false, onlyAwake = false } = line;
    const key = JSON.stringify([stack, name, unit]);
    items.set(key, {
      name,
      stack,
      unit,
      price,
      quantity: (items.get(key)?.quantity ?? 0) + quantity * times,
      assumed,
      lastsAsleep: stack !== hostStack && !onlyAwake,
    });
  };
  for (const resource of resources) {
    const times = timesOf(resource);
    const lines = times === undefined ? undefined : linesOf(resource, region);
    for (const line of lines ?? [unpricedLine(`${resource.type} ${resource.id}`)]) add(resource.stack, line, times);
  }
  for (const stack of new Set(resources.map((resource) => resource.stack))) {
    const alarms = resources.filter((found) => found.stack === stack && found.type === "aws_cloudwatch_metric_alarm");
    for (const line of customMetricLines(alarms, region)) add(stack, line);
  }
  return [...items.values()];
}

/** How many of it Terraform makes; undefined: only Terraform knows. */
function timesOf({ attributes: { count, for_each } }: SynthesisedResource): number | undefined {
  if (for_each !== undefined) return undefined;
  if (count === undefined) return 1;
  return typeof count === "number" ? count : undefined;
}

/** USD a month of all items that have a price. */
export const totalOf = (items: readonly CostItem[]): number =>
  items.reduce((sum, item) => sum + (monthlyOf(item) ?? 0), 0);

export const asleepOf = (items: readonly CostItem[]): readonly CostItem[] =>
  items.filter(({ lastsAsleep }) => lastsAsleep);

export const unpricedOf = (items: readonly CostItem[]): readonly CostItem[] =>
  items.filter(({ price }) => price === undefined);
