import { formatPlan } from "../plan/format-plan";
import type { ReleasePlan } from "../plan/release-plan";
import type { SummaryDraft } from "../report/write-job-summary";
import type { CommandContext } from "./command-context";
import { confirm } from "./terminal";

/** Shows a plan, keeps it for the job's summary, and asks. */
export const confirmPlan =
  ({ reporter, terminal }: CommandContext, draft: SummaryDraft, yes: boolean) =>
  async (question: string, plan: ReleasePlan): Promise<void> => {
    draft.plan = plan;
    for (const line of formatPlan(plan)) reporter.info(line);
    await confirm(terminal, yes, question);
  };
