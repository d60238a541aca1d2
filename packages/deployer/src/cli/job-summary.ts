import type { Environment } from "@django-swarm/environment";
import type { JobSummary } from "../report/job-summary";
import type { SummaryRequest } from "../report/write-job-summary";
import type { CommandContext } from "./command-context";
import { errorReport } from "./error-report";

/** Where and how a verb's summary of a job in CI is written; GitHub names the file. */
export const jobSummary = ({ environment, reporter }: CommandContext, verb: JobSummary["verb"]): SummaryRequest => ({
  verb,
  environment: environment.name,
  reporter,
  file: process.env["GITHUB_STEP_SUMMARY"],
  report: errorReport,
});

/** From a checkout. @param release that ran before. */
export const wayBack = ({ name }: Environment, release: number): string => `pnpm deployer rollback ${release} ${name}`;
