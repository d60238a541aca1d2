import { type Command as CommanderCommand, InvalidArgumentError } from "commander";
import { parseSince } from "./parse-since";
import { splitEnvironment, splitExecWords, splitProgramWords } from "./split-words";
import type { SharedOptions, VerbParts } from "./verb-options";

const load = () => import("./access-commands.js");

/** Lines that are shown where nothing says since when. */
const DEFAULT_TAIL = 100;

interface LogsFlags extends SharedOptions {
  readonly since?: number;
  readonly tail?: number;
  readonly follow?: boolean;
}

/** exec, shell, manage, psql, logs: ways into what runs. */
export function addAccessVerbs(
  program: CommanderCommand,
  { names, run, json, hostTimeout, hostTimeoutMs }: VerbParts,
): void {
  program
    .command("exec")
    .description("run a command in a running container of a service, with its secrets; exits with its code")
    .argument("<words...>", "[environment] service -- command")
    .addOption(hostTimeout())
    .passThroughOptions()
    .action((words: readonly string[], shared: SharedOptions) => {
      const { environment, service, command } = splitExecWords(words, names);
      const reach = { hostTimeoutMs: hostTimeoutMs(shared) };
      return run(async () => (await load()).execCommand, environment, shared, { ...reach, service, command });
    });

  program
    .command("shell")
    .description("open a shell in a running container of a service, with its secrets")
    .argument("[words...]", "[environment] [service]; default: the web server")
    .addOption(hostTimeout())
    .action((words: readonly string[], shared: SharedOptions) => {
      const { environment, rest } = splitEnvironment(words, names);
      const [service] = rest;
      const reach = { hostTimeoutMs: hostTimeoutMs(shared) };
      return run(async () => (await load()).shellCommand, environment, shared, { ...reach, service });
    });

  program
    .command("manage")
    .description("run Django's manage.py in a running container; exits with its code")
    .argument("[words...]", "[environment] and what manage.py gets, e.g. createsuperuser")
    .addOption(hostTimeout())
    .passThroughOptions()
    .action((words: readonly string[], shared: SharedOptions) => {
      const { environment, rest: args } = splitProgramWords(words, names);
      const reach = { hostTimeoutMs: hostTimeoutMs(shared) };
      return run(async () => (await load()).manageCommand, environment, shared, { ...reach, args });
    });

  program
    .command("psql")
    .description("open psql on the database, the swarm's own or an attached one; exits with its code")
    .argument("[words...]", '[environment] and what psql gets, e.g. -c "select 1"')
    .addOption(hostTimeout())
    .passThroughOptions()
    .action((words: readonly string[], shared: SharedOptions) => {
      const { environment, rest: args } = splitProgramWords(words, names);
      const reach = { hostTimeoutMs: hostTimeoutMs(shared) };
      return run(async () => (await load()).psqlCommand, environment, shared, { ...reach, args });
    });

  program
    .command("logs")
    .description("show what services print, merged by time")
    .argument("[words...]", "[environment] [service...]; default: all services")
    .option("--since <time>", "only what is younger: 90s, 15m, 2h, 3d, or a date", (text) =>
      parseSince(text, Date.now()),
    )
    .option(
      "--tail <lines>",
      `the last lines of all services together; default: ${DEFAULT_TAIL}, with --since all`,
      parseCount,
    )
    .option("-f, --follow", "go on until Ctrl-C")
    .addOption(json())
    .addOption(hostTimeout())
    .action((words: readonly string[], flags: LogsFlags) => {
      const { environment, rest: services } = splitEnvironment(words, names);
      return run(async () => (await load()).logsCommand, environment, flags, {
        services,
        follow: Boolean(flags.follow),
        sinceMs: flags.since,
        tail: flags.tail ?? (flags.since === undefined ? DEFAULT_TAIL : undefined),
        hostTimeoutMs: hostTimeoutMs(flags),
      });
    });
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a number of lines");
  return Number(text);
}
