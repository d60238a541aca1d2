import { formatError } from "@django-swarm/environment";
import { awsFindings } from "./aws-findings";
import { explainFindings } from "./explain-findings";
import { readSynthesisedStack } from "./synthesised-stack";
import { terraformCloudFindings } from "./terraform-cloud-findings";

/**
 * Run by the bin `cdktf` after a failure, as a process of its own: looks for what keeps Terraform from working, and
 * tells it. Says nothing when it finds nothing.
 *
 * Arguments: the folder that was synthesised to, then the names of the stacks.
 */
async function diagnose([outdir = "", ...names]: readonly string[]): Promise<void> {
  const stacks = names.flatMap((name) => readSynthesisedStack(outdir, name) ?? []);
  const inCloud = stacks.filter(({ state }) => state.kind === "terraform-cloud");
  const { findings, local } = await terraformCloudFindings(inCloud);
  const ofAws = await awsFindings([...stacks.filter(({ state }) => state.kind === "s3"), ...local]);
  const error = explainFindings([...findings, ...ofAws]);
  if (error) process.stderr.write(`\n${formatError(error)}`);
}

diagnose(process.argv.slice(2)).catch(() => {
  // Terraform's own words were printed already: a diagnosis that fails has nothing to add.
});
