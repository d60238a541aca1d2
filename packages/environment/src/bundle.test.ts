import { statSync } from "node:fs";
import { join } from "node:path";
import * as source from "./testing";

const dist = join(__dirname, "../dist");
const bundle: typeof source = require(join(dist, "testing.js"));
const mistakes = [
  {},
  { ...source.TEST_DEFINITION, name: 3, region: "nowhere", acme: { email: "nobody" }, unknown: true },
  { ...source.TEST_DEFINITION, app: {} },
];

/** Leaving out what is not used must not leave out what is: zod sets up its messages as a side effect. */
test.each(mistakes)("what is installed refuses a mistake in the same words as the sources: %#", (mistake) => {
  expect(source.problemsOf(mistake).length).toBeGreaterThan(0);
  expect(bundle.problemsOf(mistake)).toEqual(source.problemsOf(mistake));
});

test("what is installed defines the same environment as the sources", () => {
  expect(bundle.testEnvironment()).toEqual(source.testEnvironment());
});

test("of zod it has only what is used: `import * as z` can be told apart, `import { z }` brings all of it", () => {
  expect(statSync(join(dist, "index.js")).size).toBeLessThan(400_000);
});
