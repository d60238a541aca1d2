import { rollBackTo } from "../release/roll-back-to";
import { withJobSummary } from "../report/write-job-summary";
import type { Command } from "./command-context";
import { confirmPlan } from "./confirm-plan";
import { jobSummary, wayBack } from "./job-summary";
import { assertCanConfirm } from "./terminal";

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
  return withJobSummary(jobSummary(context, "rollback"), async (draft) => {
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
      confirm: confirmPlan(context, draft, options.yes),
    });
    const text =
      outcome === "released"
        ? `Rolled ${environment.name} back to release ${to.number} (${to.tag}) as release ${number}: ${url}`
        : `Nothing to change: ${environment.name} runs release ${to.number} (${to.tag}) at ${url}`;
    draft.outcome = text;
    const before = draft.plan?.previous;
    if (outcome === "released" && before !== undefined) draft.wayBack = wayBack(environment, before);
    reporter.result(text, { environment: environment.name, outcome, release: number, of: to.number, tag: to.tag, url });
    return undefined;
  });
};
