import { costReport } from "../cost/cost-report";
import { unpricedOf } from "../cost/estimate-cost";
import { formatReport } from "../cost/format-report";
import { reportValue } from "../cost/report-value";
import { type Synthesise, synthesisedResources } from "../cost/synthesised-resources";
import type { Command } from "./command-context";
import { EXIT_CODES } from "./exit-code";

/** Exits with 3 when something has no known price: the totals are then only a part. */
export const costCommand: Command<{ synthesise: Synthesise }> = async ({ environment, reporter }, { synthesise }) => {
  const report = costReport(environment, await synthesisedResources(environment, synthesise));
  reporter.result(formatReport(report), reportValue(report));
  return unpricedOf(report.items).length === 0 ? EXIT_CODES.ok : EXIT_CODES.precondition;
};
