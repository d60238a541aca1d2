import { appendFile } from "node:fs/promises";
import type { ReleasePlan } from "../plan/release-plan";
import { formatJobSummary, type JobSummary } from "./job-summary";
import type { ErrorReport, Reporter } from "./reporter";

/** What a command finds out while it runs. */
export interface SummaryDraft {
  outcome: string | undefined;
  plan: ReleasePlan | undefined;
  wayBack: string | undefined;
}

export interface SummaryRequest extends Pick<JobSummary, "verb" | "environment"> {
  readonly reporter: Reporter;
  /** GitHub's name of the file is `GITHUB_STEP_SUMMARY`. */
  readonly file: string | undefined;
  readonly report: (error: unknown) => ErrorReport;
}

/** Does a command's work and, where there is a file for it, appends how that came out. */
export async function withJobSummary<T>(
  { verb, environment, reporter, file, report }: SummaryRequest,
  work: (draft: SummaryDraft) => Promise<T>,
): Promise<T> {
  const draft: SummaryDraft = { outcome: undefined, plan: undefined, wayBack: undefined };
  const startedMs = performance.now();
  const write = async (error: ErrorReport | undefined): Promise<void> => {
    if (!file) return;
    const tookMs = performance.now() - startedMs;
    // A release that came out well does not fail for want of a summary.
    await appendFile(file, formatJobSummary({ verb, environment, error, tookMs, ...draft })).catch((failure: Error) =>
      reporter.info(`The job's summary could not be written: ${failure.message}`),
    );
  };
  try {
    const value = await work(draft);
    await write(undefined);
    return value;
  } catch (error) {
    await write(report(error));
    throw error;
  }
}
