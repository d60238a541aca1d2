import type { Environment } from "@django-swarm/environment";
import { Command as CommanderCommand, InvalidArgumentError, Option } from "commander";
import type { Synthesise } from "../cost/synthesised-resources";
import type { Cdktf } from "../infrastructure/run-cdktf";
import type { Parting } from "../report/parting";
import { addAccessVerbs } from "./access-verbs";
import { addBackupVerbs } from "./backup-verbs";
import { chooseEnvironment } from "./choose-environment";
import type { Command } from "./command-context";
import { addLookVerbs } from "./look-verbs";
import { openReporter } from "./open-reporter";
import { addReleaseVerbs } from "./release-verbs";
import { addSecretsVerbs } from "./secrets-verbs";
import { processTerminal } from "./terminal";
import { addVerbHelp, nextCommands } from "./verb-help";
import type { Run, SharedOptions, VerbParts } from "./verb-options";
import { addWholeVerbs } from "./whole-verbs";

export interface ProgramContext {
  readonly environments: readonly Environment[];
  readonly synthesise: Synthesise;
  readonly cdktf: Cdktf;
  readonly signal: AbortSignal;
  readonly parting: Parting;
  /** Told the exit code of a verb that ended without an error. */
  readonly onExitCode: (code: number) => void;
}

/** How long a host that still boots is waited for. */
const HOST_TIMEOUT_S = 600;

/** The command line. Verbs are loaded when they run, so that `--help` is quick. */
export function buildProgram({
  environments,
  synthesise,
  cdktf,
  signal,
  parting,
  onExitCode,
}: ProgramContext): CommanderCommand {
  let tellNext = (_verb: CommanderCommand): void => undefined;
  const run: Run = async <O>(
    load: () => Promise<Command<O>>,
    argument: string | undefined,
    shared: SharedOptions,
    options: O,
  ) => {
    const json = Boolean(shared.json);
    const terminal = processTerminal(json);
    const environment = await chooseEnvironment(environments, argument, terminal);
    const command = await load();
    const reporter = openReporter(json);
    const code = (await command({ environment, reporter, terminal, signal, parting }, options)) ?? 0;
    onExitCode(code);
    tellNext = (verb) => {
      if (code !== 0 || json) return;
      for (const line of nextCommands(verb, environment.name)) reporter.info(`next: ${line}`);
    };
  };
  const hostTimeoutMs = ({ hostTimeout = HOST_TIMEOUT_S }: SharedOptions): number => hostTimeout * 1000;
  const json = (): Option => new Option("--json", "events as NDJSON on stdout");
  const yes = (): Option => new Option("--yes", "do it without asking");
  const hostTimeout = (): Option =>
    new Option("--host-timeout <seconds>", "how long to wait for a host that still boots")
      .default(HOST_TIMEOUT_S)
      .argParser(parseSeconds);
  const environmentArgument = ["[environment]", "default: $STACK_NAME, or the only one there is"] as const;

  const names = environments.map(({ name }) => name);
  const program = new CommanderCommand("deployer")
    .description("Releases and runs a Django product on its Docker Swarm.")
    .enablePositionalOptions()
    .addHelpText(
      "after",
      `\nEnvironments: ${names.join(", ")}\n` +
        "Exit codes: 0 done · 1 our bug · 2 usage or configuration · 3 precondition, untouched · 4 failed and rolled back · 5 failed, needs attention · 130 interrupted",
    );

  const parts: VerbParts = { names, run, yes, json, hostTimeout, hostTimeoutMs, environmentArgument };
  addWholeVerbs(program, parts, { cdktf, synthesise });
  addReleaseVerbs(program, parts);

  addSecretsVerbs(program, parts);
  addAccessVerbs(program, parts);
  addLookVerbs(program, parts);
  addBackupVerbs(program, parts);

  program
    .command("bootstrap")
    .description("make the bucket, or the workspaces, for Terraform's states, or put their settings right")
    .argument(...environmentArgument)
    .addOption(yes())
    .addOption(json())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./bootstrap-command.js")).bootstrapCommand, name, options, {
        yes: Boolean(options.yes),
      }),
    );

  program
    .command("cost")
    .description("estimate what the environment costs a month, awake and asleep")
    .argument(...environmentArgument)
    .addOption(json())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./cost-command.js")).costCommand, name, options, { synthesise }),
    );

  program.hook("postAction", (_, verb) => tellNext(verb));
  addVerbHelp(program, environments[0]?.name ?? "ENVIRONMENT");
  return program;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === "" || !Number.isFinite(seconds) || seconds < 0)
    throw new InvalidArgumentError("a number of seconds");
  return seconds;
}
