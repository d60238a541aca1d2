import { DjangoSwarmError, type Environment } from "@django-swarm/environment";
import { Command, CommanderError } from "commander";
import { explainCommand } from "./explain-command";
import { renderCommand } from "./render-command";

export interface StackRendererOptions {
  readonly environments: readonly Environment[];
  /** Without node and script: what was typed after the command's name. */
  readonly argv: readonly string[];
}

const PLACEHOLDER_TAG = "TAG";
const USAGE_EXIT_CODE = 2;

/**
 * The command line `stack-renderer`. stdout is the result, stderr what is wrong with it; sets `process.exitCode` to 2 when
 * there is something wrong.
 */
export function runStackRenderer({ environments, argv }: StackRendererOptions): void {
  const program = new Command("stack-renderer")
    .description("Shows what a release would hand to `docker stack deploy`, and why. Touches nothing.")
    .exitOverride()
    .showHelpAfterError();
  program
    .command("render [environment]")
    .description("print the stack file: tags instead of digests, zeros instead of the hashes of secrets")
    .option("--tag <tag>", "tag of the application's images", PLACEHOLDER_TAG)
    .action((argument: string | undefined, { tag }: { tag: string }) => {
      const stackName = process.env["STACK_NAME"];
      process.stdout.write(renderCommand({ environments, argument, stackName, tag }));
    });
  program
    .command("explain [environment]")
    .description("tell how the stack fits its hosts: memory of each service, Postgres's settings, and why")
    .option("--json", "the same as JSON", false)
    .action((argument: string | undefined, { json }: { json: boolean }) => {
      const stackName = process.env["STACK_NAME"];
      const { text, isSound } = explainCommand({ environments, argument, stackName, json });
      process.stdout.write(text);
      if (!isSound) process.exitCode = USAGE_EXIT_CODE;
    });
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE_EXIT_CODE;
    } else if (error instanceof DjangoSwarmError) {
      process.stderr.write(report(error));
      process.exitCode = USAGE_EXIT_CODE;
    } else throw error;
  }
}

function report({ message, details, hint }: DjangoSwarmError): string {
  const lines = [message, ...details.map((detail) => `  ${detail}`), ...(hint ? [hint] : [])];
  return `${lines.join("\n")}\n`;
}
