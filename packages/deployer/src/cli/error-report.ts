import { DjangoSwarmError } from "@django-swarm/environment";
import type { ErrorReport } from "../report/reporter";
import { exitCodeOf, Interrupted } from "./exit-code";

/** Any error as it is told: foreseen ones in their own words, bugs with their stack. */
export function errorReport(error: unknown): ErrorReport {
  const exitCode = exitCodeOf(error);
  if (error instanceof DjangoSwarmError) {
    const { name, code, message, details, hint } = error;
    return { name, code, message, details, hint, exitCode };
  }
  if (error instanceof Interrupted) {
    return {
      name: error.name,
      code: "cli/interrupted",
      message: error.message,
      details: [],
      hint: "Run the same command again: it picks up where this one ended.",
      exitCode,
    };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    name: "Bug",
    code: "bug",
    message: "This should not have happened: a bug in django-swarm.",
    details: stack.split("\n"),
    hint: "Report it with the lines above.",
    exitCode,
  };
}
