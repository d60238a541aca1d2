import { type Area, type Finding, worstFirst } from "./finding";

/** What was found, for people; ends with what is fine and what could not be looked at. */
export function formatFindings(findings: readonly Finding[], looked: readonly Area[], unseen: readonly Area[]): string {
  const troubled = new Set(findings.filter(({ severity }) => severity !== "note").map(({ area }) => area));
  const fine = looked.filter((area) => !troubled.has(area));
  return [
    ...worstFirst(findings).flatMap(({ severity, area, what, cause, fix }) => [
      `${severity}  ${area}: ${what}`,
      `    because ${cause}`,
      `    fix: ${fix}`,
    ]),
    ...(fine.length > 0 ? [`fine: ${fine.join(", ")}`] : []),
    ...(unseen.length > 0 ? [`not looked at: ${unseen.join(", ")}`] : []),
  ].join("\n");
}
