import type { Environment } from "@django-swarm/environment";
import { Command as CommanderCommand, InvalidArgumentError, Option } from "commander";
import { chooseEnvironment } from "./choose-environment";
import type { Command } from "./command-context";
import type { Synthesise } from "./cost-command";
import { openReporter } from "./open-reporter";
import { addReleaseVerbs } from "./release-verbs";
import { processTerminal } from "./terminal";
import type { Run, SharedOptions } from "./verb-options";

export interface ProgramContext {
  readonly environments: readonly Environment[];
  readonly synthesise: Synthesise;
  readonly signal: AbortSignal;
  /** Told the exit code of a verb that ended without an error. */
  readonly onExitCode: (code: number) => void;
}

/** How long a host that still boots is waited for. */
const HOST_TIMEOUT_S = 600;

/** The command line. Verbs are loaded when they run, so that `--help` is quick. */
export function buildProgram({ environments, synthesise, signal, onExitCode }: ProgramContext): CommanderCommand {
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
    onExitCode((await command({ environment, reporter: openReporter(json), terminal, signal }, options)) ?? 0);
  };
  const hostTimeoutMs = ({ hostTimeout = HOST_TIMEOUT_S }: SharedOptions): number => hostTimeout * 1000;
  const json = (): Option => new Option("--json", "events as NDJSON on stdout");
  const yes = (): Option => new Option("--yes", "do it without asking");
  const hostTimeout = (): Option =>
    new Option("--host-timeout <seconds>", "how long to wait for a host that still boots")
      .default(HOST_TIMEOUT_S)
      .argParser(parseSeconds);
  const environmentArgument = ["[environment]", "default: $STACK_NAME, or the only one there is"] as const;

  const program = new CommanderCommand("deployer")
    .description("Releases and runs a Django product on its Docker Swarm.")
    .enablePositionalOptions()
    .addHelpText(
      "after",
      `\nEnvironments: ${environments.map(({ name }) => name).join(", ")}\n` +
        "Exit codes: 0 done · 1 our bug · 2 usage or configuration · 3 precondition, untouched · 4 failed and rolled back · 5 failed, needs attention · 130 interrupted",
    );

  addReleaseVerbs(program, { run, yes, json, hostTimeout, hostTimeoutMs, environmentArgument });

  const secrets = program.command("secrets").description("the values of the application's secrets");
  secrets
    .command("set")
    .description("set one from a hidden prompt or from stdin")
    .argument("<name>", "e.g. SECRET_KEY")
    .argument(...environmentArgument)
    .addOption(yes())
    .addOption(json())
    .action((secret: string, name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./secrets-commands.js")).setSecretCommand, name, options, {
        name: secret,
        yes: Boolean(options.yes),
      }),
    );
  secrets
    .command("generate")
    .description("make random values for those that are missing")
    .argument(...environmentArgument)
    .addOption(yes())
    .addOption(json())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./secrets-commands.js")).generateSecretsCommand, name, options, {
        yes: Boolean(options.yes),
      }),
    );
  secrets
    .command("check")
    .description("list which are present and which are missing")
    .argument(...environmentArgument)
    .addOption(json())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./secrets-commands.js")).checkSecretsCommand, name, options, {}),
    );

  program
    .command("manage")
    .description("run Django's manage.py in a running container; exits with its code")
    .argument("[words...]", "[environment] and what manage.py gets, e.g. createsuperuser")
    .passThroughOptions()
    .action((words: readonly string[]) => {
      // The environment may be left out, so the first word is one only if it is called like one.
      const named = environments.some(({ name }) => name === words[0]);
      return run(
        async () => (await import("./manage-command.js")).manageCommand,
        named ? words[0] : undefined,
        {},
        {
          args: named ? words.slice(1) : words,
          hostTimeoutMs: hostTimeoutMs({}),
        },
      );
    });

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

  return program;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === "" || !Number.isFinite(seconds) || seconds < 0)
    throw new InvalidArgumentError("a number of seconds");
  return seconds;
}
