import { UsageError } from "@django-swarm/environment";
import { type Command as CommanderCommand, InvalidArgumentError, Option } from "commander";
import type { SharedOptions, VerbParts } from "./verb-options";

interface ReleaseOptions {
  readonly tag?: string;
  readonly plan?: string;
  readonly allowStatefulRestart?: boolean;
}

/** The verbs that release, go back, and tell what was released. */
export function addReleaseVerbs(program: CommanderCommand, parts: VerbParts): void {
  const { run, yes, json, hostTimeout, hostTimeoutMs, environmentArgument } = parts;

  program
    .command("release")
    .description("release the application's images: migrate, switch, verify")
    .argument(...environmentArgument)
    .option("--tag <tag>", "tag of the images; default: $IMAGE_TAG, else what the images stack built, else what runs")
    .addOption(new Option("--plan <file>", "carry out exactly what `plan --out` wrote").conflicts("tag"))
    .option("--allow-stateful-restart", "let services that keep data restart: the site is down meanwhile")
    .addOption(yes())
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, options: SharedOptions & ReleaseOptions) =>
      run(async () => (await import("./release-command.js")).releaseCommand, name, options, {
        ...(options.tag === undefined ? {} : { tag: options.tag }),
        ...(options.plan === undefined ? {} : { plan: options.plan }),
        allowStatefulRestart: Boolean(options.allowStatefulRestart),
        yes: Boolean(options.yes),
        hostTimeoutMs: hostTimeoutMs(options),
      }),
    );

  program
    .command("rollback")
    .description("bring an earlier release back from the ledger; no registry is asked")
    .argument("[words...]", "[release] [environment]; default: the release before what runs")
    .option("--allow-stateful-restart", "as of `release`")
    .addOption(yes())
    .addOption(json())
    .addOption(hostTimeout())
    .action((words: readonly string[], options: SharedOptions & ReleaseOptions) => {
      const { number, name } = releaseAndName(words);
      return run(async () => (await import("./rollback-command.js")).rollbackCommand, name, options, {
        to: number,
        allowStatefulRestart: Boolean(options.allowStatefulRestart),
        yes: Boolean(options.yes),
        hostTimeoutMs: hostTimeoutMs(options),
      });
    });

  const history = program
    .command("history")
    .description("the releases that the swarm keeps")
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./history-commands.js")).historyCommand, name, options, {
        hostTimeoutMs: hostTimeoutMs(options),
      }),
    );
  history
    .command("show")
    .description("one release, with the stack file that it applied")
    .argument("<release>", "its number", parseReleaseNumber)
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout())
    .action((number: number, name: string | undefined, _options: object, command: CommanderCommand) => {
      const options = command.optsWithGlobals<SharedOptions>();
      return run(async () => (await import("./history-commands.js")).showReleaseCommand, name, options, {
        number,
        hostTimeoutMs: hostTimeoutMs(options),
      });
    });

  program
    .command("diff")
    .description("what the stacks of two releases differ in, field by field")
    .argument("<from>", "a release's number", parseReleaseNumber)
    .argument("<to>", "another's", parseReleaseNumber)
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout())
    .action((from: number, to: number, name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./history-commands.js")).diffReleasesCommand, name, options, {
        from,
        to,
        hostTimeoutMs: hostTimeoutMs(options),
      }),
    );

  program
    .command("unlock")
    .description("take the lock from whoever holds it, after saying what that breaks")
    .argument(...environmentArgument)
    .addOption(yes())
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, options: SharedOptions) =>
      run(async () => (await import("./unlock-command.js")).unlockCommand, name, options, {
        yes: Boolean(options.yes),
        hostTimeoutMs: hostTimeoutMs(options),
      }),
    );

  program
    .command("plan")
    .description("show what a release would do, service by service, and what was changed by hand")
    .argument(...environmentArgument)
    .option("--tag <tag>", "as of `release`")
    .option("--out <file>", "write it to a file that `release --plan` carries out")
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, options: SharedOptions & { tag?: string; out?: string }) =>
      run(async () => (await import("./plan-command.js")).planCommand, name, options, {
        ...(options.tag === undefined ? {} : { tag: options.tag }),
        ...(options.out === undefined ? {} : { out: options.out }),
        hostTimeoutMs: hostTimeoutMs(options),
      }),
    );
}

function parseReleaseNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError("the number of a release, as in `history`");
  return Number(text);
}

/** `[release] [environment]`: environments' names begin with a letter. */
function releaseAndName(words: readonly string[]): { readonly number?: number; readonly name: string | undefined } {
  const [first, second, ...more] = words;
  const isNumber = first !== undefined && /^\d/.test(first);
  if (more.length > 0 || (!isNumber && second !== undefined)) {
    throw new UsageError("Too many arguments for `rollback`.", {
      code: "cli/usage",
      hint: "`deployer rollback [release] [environment]`, e.g. `deployer rollback 12 ublog-staging`.",
    });
  }
  return isNumber ? { number: parseReleaseNumber(first), name: second } : { name: first };
}
