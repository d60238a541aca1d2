import * as z from "zod";

/** Who holds the lock of a state. */
export interface StateLock {
  /** What `terraform force-unlock` wants. */
  readonly id: string;
  /** e.g. `ada@laptop`. */
  readonly who: string;
  /** e.g. `apply`; undefined where that is not kept. */
  readonly operation: string | undefined;
  /** undefined where that is not kept. */
  readonly since: Date | undefined;
}

const lockSchema = z.object({ ID: z.string(), Operation: z.string(), Who: z.string(), Created: z.string() });

/** The lock file that Terraform puts beside a state in S3; undefined for what is none. */
export function parseLockFile(text: string): StateLock | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = lockSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { ID, Operation, Who, Created } = parsed.data;
  const since = new Date(Created);
  return {
    id: ID,
    who: Who || "somebody",
    operation: Operation.replace(/^OperationType/, "").toLowerCase() || undefined,
    since: Number.isNaN(since.getTime()) ? undefined : since,
  };
}

/** As in "locked by ada@laptop since 2026-03-01 08:15:00 UTC (apply)". */
export function describeLock({ who, operation, since }: StateLock): string {
  const when = since === undefined ? "" : ` since ${since.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  return `locked by ${who}${when}${operation === undefined ? "" : ` (${operation})`}`;
}
