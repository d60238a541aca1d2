import { checkedEnvironments, didYouMean, type Environment, ReleaseError, UsageError } from "@django-swarm/environment";
import { type Command, CommanderError } from "commander";
import type { Synthesise } from "../cost/synthesised-resources";
import type { Cdktf } from "../infrastructure/run-cdktf";
import type { Parting } from "../report/parting";
import { errorReport } from "./error-report";
import { EXIT_CODES, Interrupted } from "./exit-code";
import { openReporter } from "./open-reporter";
import { buildProgram } from "./program";
import { isGroup } from "./verb-help";

export interface DeployerInvocation {
  /** Loaded within the command, so that what is wrong with a definition is reported like any other mistake. */
  readonly environments: () => Promise<readonly Environment[]>;
  /** Without node and script, e.g. `["release", "ublog-staging"]`. */
  readonly argv: readonly string[];
  /** Loaded when a verb needs it: `--help` must not wait for cdktf. */
  readonly synthesise: Synthesise;
  readonly cdktf: Cdktf;
}

/** The command `deployer`: runs a verb and sets the process's exit code. Never throws. */
export async function runDeployer({ environments, argv, synthesise, cdktf }: DeployerInvocation): Promise<void> {
  process.stdout.on("error", endOnClosedPipe);
  const interruption = new AbortController();
  const parting: Parting = { words: undefined };
  const stopListening = onInterruption(interruption, parting);
  let exitCode: number = EXIT_CODES.ok;
  try {
    const program = buildProgram({
      environments: checkedEnvironments(await environments()),
      synthesise,
      cdktf,
      signal: interruption.signal,
      parting,
      onExitCode: (code) => {
        exitCode = code;
      },
    });
    exitCode = await parse(program, argv, () => exitCode);
  } catch (thrown) {
    // What breaks because of an interruption is an interruption, unless it says what state it left.
    const isInterruption = interruption.signal.aborted && !(thrown instanceof ReleaseError);
    const error = isInterruption ? interruption.signal.reason : thrown;
    const report = errorReport(error);
    openReporter(argv.includes("--json")).error(report);
    exitCode = report.exitCode;
  } finally {
    stopListening();
  }
  process.exitCode = exitCode;
}

/** Whoever reads our output has seen enough (`| head`): that is no error of ours. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(EXIT_CODES.ok);
}

/** Runs the program; commander's own complaints become ours. */
async function parse(program: Command, argv: readonly string[], verbsExitCode: () => number): Promise<number> {
  silence(program);
  if (argv.length === 0) {
    throw new UsageError("What shall be done? No verb was given.", {
      code: "cli/no-verb",
      details: verbsOf(program),
      hint: SEE_HELP,
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return verbsExitCode();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT_CODES.ok;
    throw unknownVerb(program, argv) ?? new UsageError(sentence(error.message), { code: "cli/usage", hint: SEE_HELP });
  }
}

const SEE_HELP = "See `deployer --help`.";
const verbsOf = (command: Command): readonly string[] => command.commands.map((each) => each.name());

/** The error for a word that is no verb, or a verb that wants another; undefined: the verbs are right. */
function unknownVerb(program: Command, argv: readonly string[]): UsageError | undefined {
  let group = program;
  const typed: string[] = [];
  for (const word of argv.filter((each) => !each.startsWith("-"))) {
    const found = group.commands.find((each) => each.name() === word);
    if (found && !isGroup(found)) return undefined;
    typed.push(word);
    if (found === undefined) break;
    group = found;
  }
  const verbs = verbsOf(group);
  const [nearest] = didYouMean(typed.at(-1) ?? "", verbs);
  const prefix = typed.slice(0, -1);
  return new UsageError(`There is no verb "${typed.join(" ")}".`, {
    code: "cli/unknown-verb",
    details: verbs,
    hint: nearest === undefined ? SEE_HELP : `Did you mean \`deployer ${[...prefix, nearest].join(" ")}\`? ${SEE_HELP}`,
  });
}

/** Commander prints nothing of its own but help, and ends nothing. */
function silence(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach(silence);
}

/** "error: unknown option '--x'\n(Did you mean …?)" → "Unknown option '--x' (Did you mean …?)". */
function sentence(message: string): string {
  const text = message.replace(/^error: /, "").replaceAll("\n", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first signal ends the command between two steps, the second at once, with a word about what is left behind. */
function onInterruption(controller: AbortController, parting: Parting): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const interrupt = (): void => {
    if (controller.signal.aborted) {
      if (parting.words !== undefined) process.stderr.write(`\n${parting.words}\n`);
      process.exit(EXIT_CODES.interrupted);
    }
    if (parting.words !== undefined) {
      process.stderr.write("\nInterrupted: this step ends, then everything goes back. Once more to leave at once.\n");
    }
    controller.abort(new Interrupted());
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    for (const signal of signals) process.removeListener(signal, interrupt);
  };
}
