import { writeFile } from "node:fs/promises";
import { formatPlan } from "../plan/format-plan";
import { changedServices } from "../plan/release-plan";
import { formatSavedPlan } from "../plan/saved-plan";
import { plan } from "../release/plan";
import type { Command } from "./command-context";

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
  reporter.result(text.join("\n"), { ...prepared.plan });
  return undefined;
};
