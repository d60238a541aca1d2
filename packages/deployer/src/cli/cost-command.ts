import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@django-swarm/environment";
import { costReport } from "../cost/cost-report";
import { unpricedOf } from "../cost/estimate-cost";
import { formatReport } from "../cost/format-report";
import { readSynthesised } from "../cost/read-synthesised";
import { reportValue } from "../cost/report-value";
import type { Command } from "./command-context";
import { EXIT_CODES } from "./exit-code";

/** Writes the Terraform JSON of environments; the app passes it in, for Terraform is nothing that the deployer knows. */
export type Synthesise = (options: {
  readonly environments: readonly Environment[];
  readonly outdir: string;
}) => Promise<void>;

/** Exits with 3 when something has no known price: the totals are then only a part. */
export const costCommand: Command<{ synthesise: Synthesise }> = async ({ environment, reporter }, { synthesise }) => {
  const outdir = mkdtempSync(join(tmpdir(), "deployer-cost-"));
  try {
    await synthesise({ environments: [environment], outdir });
    const report = costReport(environment, readSynthesised(outdir));
    reporter.result(formatReport(report), reportValue(report));
    return unpricedOf(report.items).length === 0 ? EXIT_CODES.ok : EXIT_CODES.precondition;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};
