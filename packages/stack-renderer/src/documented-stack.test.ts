import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildJobs } from "./build-jobs";
import { buildStack } from "./build-stack";
import type { Stack } from "./model/stack";
import { renderStack } from "./render/render-stack";
import { inputsOf } from "./testing/inputs";
import { shop } from "./testing/shop";
import { type Rendered, withExcerpts } from "./testing/with-excerpts";

const PAGE = join(__dirname, "../../../docs/stack.md");

const rendered = (stack: Stack): Rendered => ({
  stack: renderStack(stack),
  configs: new Map(stack.configs.map(({ key, content }) => [key, content])),
});
const { release, backup } = buildJobs(inputsOf());
const direct = testEnvironment({ app: { ...TEST_APP, routing: "traefik", assets: "s3" } });

/** What docs/stack.md shows excerpts of. */
const variants: Readonly<Record<string, Rendered>> = {
  default: rendered(buildStack(inputsOf())),
  direct: rendered(buildStack(inputsOf(direct))),
  shop: rendered(buildStack(inputsOf(shop))),
  release: rendered(release),
  ...(backup ? { backup: rendered(backup) } : {}),
};

test("docs/stack.md shows what is rendered; UPDATE_GOLDEN=1 writes its excerpts anew", () => {
  const page = readFileSync(PAGE, "utf8");
  const now = withExcerpts(page, variants);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PAGE, now);
  else expect(page).toBe(now);
});

test("an excerpt of what is not rendered is an error", () => {
  expect(() => withExcerpts("<!-- stack: nothing image -->", variants)).toThrow(/nothing/);
  expect(() => withExcerpts("<!-- config: nginx nothing -->", variants)).toThrow(/nothing/);
  expect(() => withExcerpts("<!-- stack other: nginx image -->", variants)).toThrow(/other/);
});
