import { PRICE_SOURCES, type PriceSourceName } from "./price-sources";
import { PRICE_NAMES, priceOf } from "./price-table";
import { PRICED_REGIONS } from "./priced-regions";

test("us-east-1 has every price", () => {
  expect(PRICE_NAMES.filter((name) => priceOf(name).in["us-east-1"] === undefined)).toEqual([]);
});

test.each(PRICE_NAMES)("%s costs something wherever it has a price", (name) => {
  for (const region of PRICED_REGIONS) {
    const price = priceOf(name).in[region];
    if (price) expect(price.usd).toBeGreaterThan(0);
  }
});

test.each(Object.keys(PRICE_SOURCES) as PriceSourceName[])(
  "the source %s has a day, or says that it has none",
  (name) => {
    expect(PRICE_SOURCES[name].date ?? "2025-01-01").toMatch(/^202\d-\d\d-\d\d$/);
  },
);
