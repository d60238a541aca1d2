import type { Command } from "commander";
import { EXIT_CODES } from "./exit-code";
import { leavesOf, VERB_HELP, verbOf } from "./verb-help";

const EXIT_CODE_MEANINGS: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  ok: "done",
  bug: "our bug",
  usageOrConfiguration: "your command line or configuration; nothing was touched",
  precondition: "a precondition; nothing was touched",
  rolledBack: "failed; the old release runs",
  needsAttention: "failed, or found something: look at it",
  interrupted: "interrupted",
};

/** docs/cli.md: every verb with its arguments, options and examples, from what `--help` is made of. */
export function renderCliReference(program: Command, environment: string): string {
  return [
    "# The command line",
    "",
    "`pnpm deployer <verb> [environment]`; `deployer` alone after `. .rehearsal/env`. Without an environment it takes",
    "`$STACK_NAME`, else the only one there is, else it asks on a terminal. stdout is the result, stderr the progress. Off a",
    "terminal whatever changes something needs `--yes`. This page is written from the program itself",
    "(`cli-reference.test.ts`).",
    "",
    "| exit code | means |",
    "|---|---|",
    ...Object.entries(EXIT_CODES).map(
      ([name, code]) => `| ${code} | ${EXIT_CODE_MEANINGS[name as keyof typeof EXIT_CODES]} |`,
    ),
    "",
    "`exec`, `shell`, `manage` and `psql` exit with the code of what they ran.",
    ...leavesOf(program).flatMap((command) => ["", ...renderVerb(command, environment)]),
    "",
  ].join("\n");
}

function renderVerb(command: Command, environment: string): readonly string[] {
  const verb = verbOf(command);
  const { examples = [], next = [] } = VERB_HELP[verb] ?? {};
  const named = (line: string): string => line.replaceAll("ENV", environment);
  return [
    `## ${verb}`,
    "",
    `${sentence(command.description())}`,
    "",
    `    deployer ${verb} ${command.usage()}`,
    "",
    "| argument or option | |",
    "|---|---|",
    ...command.registeredArguments.map((argument) => `| \`${argument.name()}\` | ${cell(argument.description)} |`),
    ...command.options.map((option) => `| \`${cell(option.flags)}\` | ${cell(described(option))} |`),
    "",
    "```console",
    ...examples.flatMap(([line, does]) => [`# ${does}`, `$ deployer ${named(line)}`]),
    "```",
    ...(next.length === 0 ? [] : ["", `Next: ${next.map((line) => `\`${named(line)}\``).join(", ")}.`]),
  ];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const cell = (text: string): string => text.replaceAll("|", "\\|");
const described = ({ description, defaultValue }: { description: string; defaultValue?: unknown }): string =>
  defaultValue === undefined ? description : `${description}; default: ${defaultValue}`;
