import { changedServices } from "../plan/release-plan";
import { release } from "../release/release";
import { withJobSummary } from "../report/write-job-summary";
import type { Command } from "./command-context";
import { confirmPlan } from "./confirm-plan";
import { jobSummary, wayBack } from "./job-summary";
import { assertCanConfirm } from "./terminal";

export interface ReleaseCommandOptions {
  readonly tag?: string;
  readonly plan?: string;
  /** Of the environment's definition, where nothing else is said. */
  readonly requireBackupHours?: number;
  readonly yes: boolean;
  readonly allowStatefulRestart: boolean;
  readonly allowIrreversibleMigrations: boolean;
  readonly withoutDump: boolean;
  readonly hostTimeoutMs: number;
}

export const releaseCommand: Command<ReleaseCommandOptions> = async (context, options) => {
  const { environment, reporter, terminal, signal, parting } = context;
  const { yes, hostTimeoutMs } = options;
  assertCanConfirm(terminal, yes);
  return withJobSummary(jobSummary(context, "release"), async (draft) => {
    const outcome = await release({
      environment,
      reporter,
      signal,
      parting,
      hostTimeoutMs,
      tag: { option: options.tag, variable: process.env["IMAGE_TAG"] },
      planFile: options.plan,
      requireBackupHours: options.requireBackupHours ?? environment.backup.requireYoungerThanHours,
      consents: {
        statefulRestart: options.allowStatefulRestart,
        irreversibleMigrations: options.allowIrreversibleMigrations,
        withoutDump: options.withoutDump,
      },
      confirm: confirmPlan(context, draft, yes),
    });
    const { tag, url, number } = outcome;
    const text =
      outcome.outcome === "released"
        ? `Released ${environment.name} at tag ${tag} as release ${number}: ${url}`
        : `Nothing to change: ${environment.name} runs tag ${tag} at ${url}`;
    const { services, previous } = outcome.plan;
    draft.outcome = text;
    draft.plan = outcome.plan;
    if (outcome.outcome === "released" && previous !== undefined) draft.wayBack = wayBack(environment, previous);
    reporter.result(text, {
      environment: environment.name,
      outcome: outcome.outcome,
      ...(number === undefined ? {} : { release: number }),
      tag,
      url,
      changes: changedServices(services),
    });
    return undefined;
  });
};
