import { checkedEnvironments, type Environment, UsageError } from "@django-swarm/environment";
import { type Command, CommanderError } from "commander";
import type { Synthesise } from "./cost-command";
import { errorReport } from "./error-report";
import { EXIT_CODES, Interrupted } from "./exit-code";
import { openReporter } from "./open-reporter";
import { buildProgram } from "./program";

export interface DeployerInvocation {
  /** Loaded within the command, so that what is wrong with a definition is reported like any other mistake. */
  readonly environments: () => Promise<readonly Environment[]>;
  /** Without node and script, e.g. `["release", "ublog-staging"]`. */
  readonly argv: readonly string[];
  /** Loaded when a verb needs it: `--help` must not wait for cdktf. */
  readonly synthesise: Synthesise;
}

/** The command `deployer`: runs a verb and sets the process's exit code. Never throws. */
export async function runDeployer({ environments, argv, synthesise }: DeployerInvocation): Promise<void> {
  process.stdout.on("error", endOnClosedPipe);
  const interruption = new AbortController();
  const stopListening = onInterruption(interruption);
  let exitCode: number = EXIT_CODES.ok;
  try {
    const program = buildProgram({
      environments: checkedEnvironments(await environments()),
      synthesise,
      signal: interruption.signal,
      onExitCode: (code) => {
        exitCode = code;
      },
    });
    exitCode = await parse(program, argv, () => exitCode);
  } catch (thrown) {
    // What breaks because of an interruption is an interruption.
    const error = interruption.signal.aborted ? interruption.signal.reason : thrown;
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
  const verbs = program.commands.map((command) => command.name());
  silence(program);
  if (argv.length === 0) {
    throw new UsageError("What shall be done? No verb was given.", usageOptions("cli/no-verb", verbs));
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return verbsExitCode();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT_CODES.ok;
    const unknown = error.code === "commander.unknownCommand" || error.code === "commander.help";
    const message = unknown
      ? `There is no verb "${argv.filter((word) => !word.startsWith("-")).join(" ")}".`
      : sentence(error.message);
    throw new UsageError(message, usageOptions(unknown ? "cli/unknown-verb" : "cli/usage", unknown ? verbs : []));
  }
}

const usageOptions = (code: string, details: readonly string[]) => ({ code, details, hint: "See `deployer --help`." });

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

/** The first signal ends the command between two steps, the second at once. */
function onInterruption(controller: AbortController): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(EXIT_CODES.interrupted);
    controller.abort(new Interrupted());
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    for (const signal of signals) process.removeListener(signal, interrupt);
  };
}
