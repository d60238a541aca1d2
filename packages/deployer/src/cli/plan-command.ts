import { writeFile } from "node:fs/promises";
import { formatPlan } from "../plan/format-plan";
import { changedServices } from "../plan/release-plan";
import { formatSavedPlan } from "../plan/saved-plan";
import { plan } from "../release/plan";
import { withJobSummary } from "../report/write-job-summary";
import type { Command } from "./command-context";
import { jobSummary } from "./job-summary";

export interface PlanCommandOptions {
  readonly tag?: string;
  readonly out?: string;
  readonly migrations: boolean;
  readonly hostTimeoutMs: number;
}

/** Shows what a release would do; writes it to a file that `release --plan` carries out. */
export const planCommand: Command<PlanCommandOptions> = async (context, options) => {
  const { environment, reporter, signal, parting } = context;
  const { tag, out, migrations, hostTimeoutMs } = options;
  return withJobSummary(jobSummary(context, "plan"), async (draft) => {
    const variable = process.env["IMAGE_TAG"];
    const prepared = await plan({
      environment,
      reporter,
      signal,
      parting,
      hostTimeoutMs,
      migrations,
      tag: { option: tag, variable },
    });
    if (out !== undefined) {
      const { wantedDigest, stateDigest } = prepared.plan;
      const text = formatSavedPlan({
        environment: environment.name,
        createdAt: new Date().toISOString(),
        chosen: prepared.target.chosen,
        images: { ...prepared.images, services: { ...prepared.images.services } },
        wantedDigest,
        stateDigest,
        plan: prepared.plan,
      });
      await writeFile(out, text);
      reporter.info(
        `Written to ${out}: \`deployer release ${environment.name} --plan ${out}\` carries out exactly this.`,
      );
    }
    const changes = changedServices(prepared.plan.services).length;
    const lines = formatPlan(prepared.plan);
    const text = changes === 0 ? [...lines, "", "Nothing to change."] : lines;
    draft.plan = prepared.plan;
    draft.outcome = changes === 0 ? "Nothing to change." : `${changes} services would change.`;
    reporter.result(text.join("\n"), { ...prepared.plan });
    return undefined;
  });
};
