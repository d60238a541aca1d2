import { UsageError } from "@django-swarm/environment";
import { type Command as CommanderCommand, Option } from "commander";
import { splitEnvironment } from "./split-words";
import type { SharedOptions, VerbParts } from "./verb-options";

const load = () => import("./backup-commands.js");

interface RestoreFlags extends SharedOptions {
  readonly into?: string;
  readonly replace?: string;
}

/** backup, restore, drill. */
export function addBackupVerbs(program: CommanderCommand, parts: VerbParts): void {
  const { names, run, yes, json, hostTimeout, hostTimeoutMs, environmentArgument } = parts;

  const backup = program
    .command("backup")
    .description("copy database, Redis's data, uploaded files and certificates into the backups bucket, on the host")
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, shared: SharedOptions) =>
      run(async () => (await load()).backupCommand, name, shared, { hostTimeoutMs: hostTimeoutMs(shared) }),
    );
  backup
    .command("list")
    .description("the backups that the bucket has, newest first")
    .argument(...environmentArgument)
    .addOption(json())
    .action((name: string | undefined, _options: object, command: CommanderCommand) =>
      run(async () => (await load()).listBackupsCommand, name, command.optsWithGlobals<SharedOptions>(), {}),
    );

  program
    .command("restore")
    .description("restore the database of a backup in one step, or beside the live one")
    .argument("[words...]", "[environment] [backup]; default: the newest")
    .option("--into <database>", "a new database beside the live one")
    .addOption(
      new Option("--replace <environment>", "the environment's name: replace its live database").conflicts("into"),
    )
    .addOption(yes())
    .addOption(json())
    .addOption(hostTimeout())
    .action((words: readonly string[], flags: RestoreFlags) => {
      const { environment, id } = environmentAndId(words, names);
      return run(async () => (await import("./restore-command.js")).restoreCommand, environment, flags, {
        id,
        into: flags.into,
        replace: flags.replace,
        yes: Boolean(flags.yes),
        hostTimeoutMs: hostTimeoutMs(flags),
      });
    });

  program
    .command("drill")
    .description("prove a backup: restore it beside the live database, compare every table, remove it; exits with 5")
    .argument("[words...]", "[environment] [backup]; default: the newest")
    .addOption(yes())
    .addOption(json())
    .addOption(hostTimeout())
    .action((words: readonly string[], flags: SharedOptions) => {
      const { environment, id } = environmentAndId(words, names);
      const options = { id, yes: Boolean(flags.yes), hostTimeoutMs: hostTimeoutMs(flags) };
      return run(async () => (await load()).drillCommand, environment, flags, options);
    });
}

function environmentAndId(words: readonly string[], names: readonly string[]) {
  const { environment, rest } = splitEnvironment(words, names);
  const [id, other] = rest;
  if (other !== undefined) {
    throw new UsageError(`"${other}" is one word too many.`, {
      code: "cli/usage",
      hint: "Name at most an environment and a backup, e.g. `deployer restore ublog-staging 20261125T031501Z`.",
    });
  }
  return { environment, id };
}
