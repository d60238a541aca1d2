import type { CostItem } from "./cost-item";
import { PRICE_SOURCES, type PriceSource } from "./price-sources";

/** Where the prices of these items come from, the oldest first, the undated last. */
export function sourcesOf(items: readonly CostItem[]): readonly PriceSource[] {
  const names = new Set(items.flatMap(({ price }) => price?.source ?? []));
  const order = ({ date = "undated" }: PriceSource): string => date;
  return [...names].map((name) => PRICE_SOURCES[name]).sort((a, b) => order(a).localeCompare(order(b)));
}

/** The age of an estimate: the date of its oldest dated source; null where none has one. */
export const priceDate = (items: readonly CostItem[]): string | null => sourcesOf(items)[0]?.date ?? null;
