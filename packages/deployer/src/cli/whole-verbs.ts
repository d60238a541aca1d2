import type { Command as CommanderCommand } from "commander";
import type { Synthesise } from "../cost/synthesised-resources";
import type { Cdktf } from "../infrastructure/run-cdktf";
import type { SharedOptions, VerbParts } from "./verb-options";

interface UpFlags extends SharedOptions {
  readonly tag?: string;
  readonly allowStatefulRestart?: boolean;
}

/** up and down: the environment as a whole. */
export function addWholeVerbs(
  program: CommanderCommand,
  { run, yes, json, hostTimeout, hostTimeoutMs, environmentArgument }: VerbParts,
  infrastructure: { readonly cdktf: Cdktf; readonly synthesise: Synthesise },
): void {
  program
    .command("up")
    .description(
      "bring everything up: states, infrastructure, images, secrets, release; again, it goes on where it stopped",
    )
    .argument(...environmentArgument)
    .option("--tag <tag>", "as of `release`; with it the images stack builds nothing")
    .option("--allow-stateful-restart", "as of `release`")
    .addOption(yes())
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, flags: UpFlags) =>
      run(async () => (await import("./up-command.js")).upCommand, name, flags, {
        ...infrastructure,
        tag: { option: flags.tag, variable: process.env["IMAGE_TAG"] },
        allowStatefulRestart: Boolean(flags.allowStatefulRestart),
        yes: Boolean(flags.yes),
        hostTimeoutMs: hostTimeoutMs(flags),
      }),
    );

  program
    .command("down")
    .description("put the environment to sleep: the host goes; data, address, images and secrets stay")
    .argument(...environmentArgument)
    .addOption(yes())
    .addOption(json())
    .action((name: string | undefined, flags: SharedOptions) =>
      run(async () => (await import("./down-command.js")).downCommand, name, flags, {
        ...infrastructure,
        yes: Boolean(flags.yes),
      }),
    );
}
