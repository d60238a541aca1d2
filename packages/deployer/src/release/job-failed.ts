import { ReleaseError } from "@django-swarm/environment";
import { explainFailure } from "./explain-failure";
import { jobHint } from "./job-hint";
import type { JobFailure } from "./run-release-job";

export const jobFailed = (
  environmentName: string,
  tag: string,
  { cause: ended, lines }: JobFailure,
  isFirst: boolean,
): ReleaseError => {
  const { cause } = explainFailure(ended, lines);
  return new ReleaseError(
    isFirst
      ? `The release job of ${tag} failed: ${cause}. The application of ${environmentName} does not run yet.`
      : `The release job of ${tag} failed: ${cause}. ${environmentName} runs on as before: nothing was switched.`,
    {
      code: "release/job-failed",
      state: isFirst ? "needs-attention" : "rolled-back",
      details: lines,
      hint: `${jobHint(cause)} \`deployer release ${environmentName} --tag TAG\`.`,
    },
  );
};
