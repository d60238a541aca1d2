import { release } from "../release/release";
import type { Command } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

export interface ReleaseCommandOptions {
  readonly tag?: string;
  readonly yes: boolean;
  readonly hostTimeoutMs: number;
}

export const releaseCommand: Command<ReleaseCommandOptions> = async (context, { tag, yes, hostTimeoutMs }) => {
  const { environment, reporter, terminal, signal } = context;
  assertCanConfirm(terminal, yes);
  const outcome = await release({
    environment,
    reporter,
    signal,
    hostTimeoutMs,
    tag: { option: tag, variable: process.env["IMAGE_TAG"] },
    confirm: async (question, changes) => {
      for (const change of changes) reporter.info(`  ${change}`);
      await confirm(terminal, yes, question);
    },
  });
  const text =
    outcome.outcome === "released"
      ? `Released ${environment.name} at tag ${outcome.tag}: ${outcome.url}`
      : `Nothing to change: ${environment.name} runs tag ${outcome.tag} at ${outcome.url}`;
  reporter.result(text, { environment: environment.name, ...outcome });
  return undefined;
};
