import { readFileSync } from "node:fs";
import { join } from "node:path";
import { testEnvironment } from "@django-swarm/environment/testing";
import { buildStack } from "./build-stack";
import { checkStack } from "./check-stack";
import { RULES, type RuleName } from "./rules";
import { added, changed, good } from "./rules/testing/fixture";
import { FIXTURES } from "./rules/testing/fixtures";
import { inputsOf } from "./testing/inputs";

const NAMES = Object.keys(RULES) as RuleName[];

test("the good stack has no problem", () => {
  expect(checkStack(good)).toEqual([]);
});

describe.each(NAMES)("%s", (rule) => {
  test("has something that breaks it", () => {
    expect(FIXTURES[rule].length).toBeGreaterThan(0);
  });

  test.each(FIXTURES[rule].map((fixture) => [fixture.what, fixture] as const))("refuses %s", (_, { stack, finds }) => {
    const problems = checkStack(stack);
    expect(problems.filter((problem) => problem.endsWith(` [${rule}]`))).toContainEqual(expect.stringMatching(finds));
    // It is this rule that is needed.
    expect(problems.filter((problem) => !problem.endsWith(` [${rule}]`))).toEqual([]);
  });
});

/** The sentence above a rule: what it prevents. */
function storyOf(rule: RuleName): string {
  const source = readFileSync(join(__dirname, "rules", `${rule}.ts`), "utf8");
  const name = rule.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return new RegExp(`/\\*\\* ([^*]+?) \\*/\\nexport const ${name}: Rule`).exec(source)?.[1] ?? "";
}

test.each(NAMES)("%s has a story of one sentence", (rule) => {
  expect(storyOf(rule)).toMatch(/^[A-Z][^.]*[^.\s]( `\.\.`[^.]*)?\.$/);
});

test("docs/rules.md tells each story, and no other", () => {
  const page = readFileSync(join(__dirname, "../../../docs/rules.md"), "utf8");
  const told = [...page.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, rule, story]) => [rule, story]);
  expect(told).toEqual(NAMES.map((rule) => [rule, storyOf(rule)]));
});

test("all problems are told at once, none with a secret's value", () => {
  const problems = checkStack(
    changed("redis", {
      image: "redis",
      networks: ["x"],
      environment: { SECRET_KEY: "hunter2", B: "amqp://a:hunter2@b" },
    }),
  );
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toContain("hunter2");
});

test("Portainer may be reached from anywhere where that was said", () => {
  const environment = testEnvironment({ portainer: { kind: "enabled", allowFrom: "anywhere" } });
  expect(checkStack(buildStack(inputsOf(environment)))).toEqual([]);
});

test("the same port with another protocol is no clash", () => {
  expect(checkStack(added({ name: "other", ports: [{ port: 80, protocol: "udp" }] }))).toEqual([]);
});
