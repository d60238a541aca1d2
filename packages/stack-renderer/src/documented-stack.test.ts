import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildStack } from "./build-stack";
import { renderStack } from "./render/render-stack";
import { inputsOf } from "./testing/inputs";
import { type Rendered, withExcerpts } from "./testing/with-excerpts";

const PAGE = join(__dirname, "../../../docs/stack.md");

function rendered(inputs = inputsOf()): Rendered {
  const stack = buildStack(inputs);
  return { stack: renderStack(stack), configs: new Map(stack.configs.map(({ key, content }) => [key, content])) };
}

/** What docs/stack.md shows excerpts of. */
const variants: Readonly<Record<string, Rendered>> = {
  default: rendered(),
  direct: rendered(inputsOf(testEnvironment({ app: { ...TEST_APP, routing: "traefik", assets: "s3" } }))),
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
