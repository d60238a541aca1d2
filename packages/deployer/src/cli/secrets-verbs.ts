import { type Command as CommanderCommand, Option } from "commander";
import { splitEnvironment } from "./split-words";
import type { SharedOptions, VerbParts } from "./verb-options";

const load = () => import("./secrets-commands.js");

/** Secrets are listed while the host sleeps, too: it is not waited for. */
const LIST_TIMEOUT_S = 20;

interface ValueFlags extends SharedOptions {
  readonly file?: string;
  readonly prompt?: boolean;
}

/** secrets list, set, generate, rotate, check: the values are kept outside the swarm, and brought there by releases. */
export function addSecretsVerbs(program: CommanderCommand, parts: VerbParts): void {
  const { names, run, yes, json, hostTimeout, hostTimeoutMs, environmentArgument } = parts;
  const file = (): Option => new Option("--file <file>", "holds the value and nothing else; `-`: stdin");
  const secrets = program.command("secrets").description("the values of the application's secrets");

  secrets
    .command("list")
    .description("where each is kept, since when, who uses it, and whether the swarm has the same; never a value")
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout().default(LIST_TIMEOUT_S))
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./secrets-list-command.js")).listSecretsCommand, name, options, {
        hostTimeoutMs: hostTimeoutMs(options),
      }),
    );
  secrets
    .command("set")
    .description("set one from a hidden prompt, a file or stdin")
    .argument("<name>", "e.g. SECRET_KEY")
    .argument(...environmentArgument)
    .addOption(file())
    .addOption(yes())
    .addOption(json())
    .action((secret: string, name: string | undefined, options: ValueFlags) =>
      run(async () => (await load()).setSecretCommand, name, options, {
        name: secret,
        file: options.file,
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
      run(async () => (await load()).generateSecretsCommand, name, options, { yes: Boolean(options.yes) }),
    );
  secrets
    .command("rotate")
    .description("give some a new value: a random one, or one of yours")
    .argument("[words...]", "name... [environment], e.g. SECRET_KEY")
    .addOption(new Option("--prompt", "ask for the new value; it does not show").conflicts("file"))
    .addOption(file())
    .addOption(yes())
    .addOption(json())
    .action((words: readonly string[], options: ValueFlags) => {
      const { environment, rest } = splitEnvironment(words, names);
      return run(async () => (await import("./secrets-rotate-command.js")).rotateSecretsCommand, environment, options, {
        names: rest,
        file: options.file,
        prompt: Boolean(options.prompt),
        yes: Boolean(options.yes),
      });
    });
  secrets
    .command("check")
    .description("list which are present and which are missing")
    .argument(...environmentArgument)
    .addOption(json())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await load()).checkSecretsCommand, name, options, {}),
    );
}
