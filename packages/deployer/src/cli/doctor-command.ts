import { examine } from "../doctor/examine";
import { worstFirst } from "../doctor/finding";
import { formatFindings } from "../doctor/format-findings";
import type { Command } from "./command-context";
import { EXIT_CODES } from "./exit-code";

/** Ends with "needs attention" when it found an error; warnings and notes are for reading. */
export const doctorCommand: Command<{ hostTimeoutMs: number }> = async (context, { hostTimeoutMs }) => {
  const { findings, looked, unseen } = await examine({ ...context, hostTimeoutMs });
  context.reporter.result(formatFindings(findings, looked, unseen), {
    environment: context.environment.name,
    findings: worstFirst(findings),
    looked,
    unseen,
  });
  return findings.some(({ severity }) => severity === "error") ? EXIT_CODES.needsAttention : undefined;
};
