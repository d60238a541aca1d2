import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { errorReport, openReporter } from "@django-swarm/deployer";
import { findEngine } from "./engine/ensure-engine";
import { layoutOf } from "./layout";
import { takeLock } from "./preflight/lock";
import type { RehearsalOptions } from "./rehearsal-options";
import { rehearse } from "./rehearse";
import { Steps } from "./report/steps";
import { formatSummary } from "./report/summary";
import { tearDown } from "./tear-down";

const USAGE = `usage: npm run rehearse [-- --down]

  (nothing)   brings the whole pipeline up on this machine, or picks up where it was
  --down      removes everything that it made, and nothing else
`;

/** Sets the exit code, by the deployer's rules: 2 for a wrong command line or machine, 3 for what a tool refused. */
export async function runRehearsal(options: RehearsalOptions): Promise<void> {
  const layout = layoutOf(options.root);
  const [argument, ...rest] = options.argv;
  if (rest.length > 0 || (argument !== undefined && argument !== "--down")) {
    process.stderr.write(USAGE);
    process.exitCode = argument === "--help" ? 0 : 2;
    return;
  }
  const reporter = openReporter(false);
  const steps = new Steps(reporter);
  try {
    const giveBack = takeLock(layout);
    try {
      if (argument === "--down") return await tearDown(layout, await findEngine(layout), steps);
      mkdirSync(join(layout.directory, "log"), { recursive: true });
      process.stdout.write(formatSummary(await rehearse(options, layout, steps)));
    } finally {
      giveBack();
    }
  } catch (error) {
    const report = errorReport(error);
    reporter.error(report);
    process.exitCode = report.exitCode;
  }
}
