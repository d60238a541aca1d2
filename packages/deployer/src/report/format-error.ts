import pc from "picocolors";
import type { ErrorReport } from "./reporter";

/** What is wrong, every detail, and what to do next. */
export function formatError(report: ErrorReport, colors: ReturnType<typeof pc.createColors> = pc): string {
  return [
    `${colors.red("error:")} ${report.message}`,
    ...report.details.map((detail) => `  ${detail}`),
    ...(report.hint === undefined ? [] : [`${colors.cyan("next:")} ${report.hint}`]),
    "",
  ].join("\n");
}
