import { checkedEnvironments, DjangoSwarmError, type Environment, formatError } from "@django-swarm/environment";
import { Command, CommanderError } from "commander";
import { explainCommand } from "./explain-command";
import { renderCommand } from "./render-command";

export interface StackRendererOptions {
  /** Loaded within the command, so that what is wrong with a definition is reported like any other mistake. */
  readonly environments: () => Promise<readonly Environment[]>;
  /** Without node and script: what was typed after the command's name. */
  readonly argv: readonly string[];
}

interface RenderOptions {
  readonly tag: string;
  readonly registry?: string;
  readonly assetsBucket?: string;
  readonly out?: string;
}

const PLACEHOLDER_TAG = "TAG";
const USAGE_EXIT_CODE = 2;

/**
 * The command line `stack-renderer`. stdout is the result, stderr what is wrong with it; sets `process.exitCode` to 2 when
 * there is something wrong.
 */
export async function runStackRenderer({ environments, argv }: StackRendererOptions): Promise<void> {
  const program = new Command("stack-renderer")
    .description("Shows what a release would hand to `docker stack deploy`, and why. Touches no swarm.")
    .exitOverride()
    .showHelpAfterError();
  program
    .command("render [environment]")
    .description("print the stack file: tags instead of digests, zeros instead of the hashes of secrets")
    .option("--tag <tag>", "tag of the application's images", PLACEHOLDER_TAG)
    .option("--registry <host>", "registry of the application's images")
    .option("--assets-bucket <name>", 'name of the assets bucket, where app.assets is "s3"')
    .option(
      "--out <dir>",
      "write a directory for plain `docker stack deploy` instead: stack, jobs, configs, prepare.sh",
    )
    .action(async (argument: string | undefined, options: RenderOptions) => {
      const { stdout, stderr } = renderCommand({
        environments: checkedEnvironments(await environments()),
        argument,
        stackName: process.env["STACK_NAME"],
        ...options,
      });
      process.stdout.write(stdout);
      process.stderr.write(stderr);
    });
  program
    .command("explain [environment]")
    .description("tell how the stack fits its hosts: memory of each service, Postgres's settings, and why")
    .option("--json", "the same as JSON", false)
    .action(async (argument: string | undefined, { json }: { json: boolean }) => {
      const stackName = process.env["STACK_NAME"];
      const found = checkedEnvironments(await environments());
      const { text, isSound } = explainCommand({ environments: found, argument, stackName, json });
      process.stdout.write(text);
      if (!isSound) process.exitCode = USAGE_EXIT_CODE;
    });
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE_EXIT_CODE;
    } else if (error instanceof DjangoSwarmError) {
      process.stderr.write(formatError({ message: error.message, details: error.details, hint: error.hint }));
      process.exitCode = USAGE_EXIT_CODE;
    } else throw error;
  }
}
