import { rollBackTo } from "../release/roll-back-to";
import type { Command } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

export interface RollbackCommandOptions {
  readonly to: number | undefined;
  readonly yes: boolean;
  readonly allowStatefulRestart: boolean;
  readonly allowIrreversibleMigrations: boolean;
  readonly hostTimeoutMs: number;
}

/** Brings an earlier release back. */
export const rollbackCommand: Command<RollbackCommandOptions> = async (context, options) => {
  const { environment, reporter, terminal, signal, parting } = context;
  assertCanConfirm(terminal, options.yes);
  const { outcome, number, to, url } = await rollBackTo({
    environment,
    reporter,
    signal,
    parting,
    to: options.to,
    hostTimeoutMs: options.hostTimeoutMs,
    consents: {
      statefulRestart: options.allowStatefulRestart,
      irreversibleMigrations: options.allowIrreversibleMigrations,
      withoutDump: true,
    },
    confirm: async (question, plan) => {
      for (const line of plan) reporter.info(line);
      await confirm(terminal, options.yes, question);
    },
  });
  const text =
    outcome === "released"
      ? `Rolled ${environment.name} back to release ${to.number} (${to.tag}) as release ${number}: ${url}`
      : `Nothing to change: ${environment.name} runs release ${to.number} (${to.tag}) at ${url}`;
  reporter.result(text, { environment: environment.name, outcome, release: number, of: to.number, tag: to.tag, url });
  return undefined;
};
