import { type CostLine, HOURS_PER_MONTH, pricedLine } from "./cost-item";
import type { PricedRegion } from "./priced-regions";
import type { SynthesisedResource } from "./synthesised-resource";

/** A host sends all of its metrics in one call every five minutes. */
const CALLS_PER_MONTH = (HOURS_PER_MONTH * 60) / 5;

/**
 * Metrics that hosts send themselves: no resource of Terraform's, but each has an alarm. AWS charges for every metric
 * with dimensions of its own, and for the calls that bring them.
 */
export function customMetricLines(alarms: readonly SynthesisedResource[], region: PricedRegion): readonly CostLine[] {
  const own = alarms.filter(({ attributes }) => !String(attributes["namespace"]).startsWith("AWS/"));
  const distinct = (...names: string[]): number =>
    new Set(own.map(({ attributes }) => JSON.stringify(names.map((name) => attributes[name])))).size;
  if (own.length === 0) return [];
  const hosts = new Set(own.map(({ attributes }) => (attributes["dimensions"] as { InstanceId?: unknown }).InstanceId));
  return [
    pricedLine("CloudWatch custom metrics", "customMetric", region, distinct("namespace", "metric_name", "dimensions")),
    pricedLine("CloudWatch PutMetricData", "putMetricData", region, CALLS_PER_MONTH * hosts.size),
  ];
}
