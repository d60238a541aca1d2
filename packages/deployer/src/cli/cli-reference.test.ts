import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testEnvironment } from "@django-swarm/environment/testing";
import type { Command } from "commander";
import { renderCliReference } from "./cli-reference";
import { buildProgram } from "./program";
import { leavesOf, VERB_HELP, verbOf } from "./verb-help";

const PAGE = join(__dirname, "../../../../docs/cli.md");
const environment = testEnvironment();
const program = buildProgram({
  environments: [environment],
  synthesise: async () => undefined,
  cdktf: { words: ["false"], directory: "." },
  signal: new AbortController().signal,
  parting: { words: undefined },
  onExitCode: () => undefined,
});
const verbs = new Map(leavesOf(program).map((command) => [verbOf(command), command]));

test("docs/cli.md is what the program says of itself (UPDATE_GOLDEN=1 writes it)", () => {
  const page = renderCliReference(program, environment.name);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, "utf8")).toBe(page);
});

test("every verb has examples, and no examples are of a verb that is not there", () => {
  expect(Object.keys(VERB_HELP).sort()).toEqual([...verbs.keys()].sort());
});

const lines = Object.entries(VERB_HELP).flatMap(([verb, { examples, next = [] }]) => [
  ...examples.map(([line]) => [verb, line] as const),
  ...next.filter((line) => line.startsWith("deployer ")).map((line) => [undefined, line.slice(9)] as const),
]);

test.each(lines)("of %s: deployer %s is a command line that is understood", (verb, line) => {
  const [name, command] = verbIn(line);
  if (verb !== undefined) expect(name).toBe(verb);
  const words = line.slice(name.length).trim().split(" ");
  // What stands behind a free word of these belongs to another program.
  const own = ["exec", "manage", "psql"].includes(name) ? [] : words.filter((word) => word.startsWith("-"));
  expect(own.filter((flag) => !command.options.some(({ long, short }) => [long, short].includes(flag)))).toEqual([]);
});

/** The verb that a command line begins with. */
function verbIn(line: string): readonly [string, Command] {
  const [found] = [...verbs]
    .filter(([name]) => `${line} `.startsWith(`${name} `))
    .sort(([a], [b]) => b.length - a.length);
  if (!found) throw new Error(`no verb in ${line}`);
  return found;
}

test("--help of a verb shows its examples with a real environment's name, and what comes next", () => {
  let text = "";
  const release = verbs.get("release") as Command;
  release.configureOutput({
    writeOut: (chunk) => {
      text += chunk;
    },
  });
  release.outputHelp();
  expect(text).toContain("deployer release ublog-staging --tag v1.2.3");
  expect(text).toContain("Next: `deployer status ublog-staging`");
});
