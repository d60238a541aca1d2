import type { z } from "zod";

/** One problem of a definition: its path, what would be right, and what was found. */
export function describeProblem(issue: z.core.$ZodIssue, input: unknown, whole: string): string {
  const path = issue.path.join(".") || whole;
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  const shown = found === undefined || typeof found === "object" ? "" : ` (found ${withoutPassword(found)})`;
  return `${path}: ${issue.message}${shown}`;
}

/** Somebody may have put a URL with its password where only a name belongs. */
const withoutPassword = (found: unknown): string => JSON.stringify(found).replace(/:\/\/[^/]*@/, "://…@");
