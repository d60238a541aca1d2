import { DjangoSwarmError } from "@django-swarm/environment";

/** Where doctor looks, in this order. */
export const AREAS = ["laptop", "aws", "dns", "host", "swarm", "tls", "backups", "ledger"] as const;
export type Area = (typeof AREAS)[number];

/** error: visitors or the next release suffer; warning: they will; note: nobody does. */
export type Severity = "error" | "warning" | "note";

/** Something that is not as it should be. */
export interface Finding {
  readonly area: Area;
  readonly severity: Severity;
  readonly what: string;
  readonly cause: string;
  /** The command, or the edit, that mends it. */
  readonly fix: string;
}

/** Makes findings of one area. */
export const findingsIn =
  (area: Area) =>
  (severity: Severity, what: string, cause: string, fix: string): Finding => ({ area, severity, what, cause, fix });

/** A failure to look, as a finding; a bug is thrown on. */
export function findingOf(area: Area, error: unknown): Finding {
  if (!(error instanceof DjangoSwarmError)) throw error;
  return {
    area,
    severity: "error",
    what: error.message,
    cause: error.details.join("; ") || "it could not be looked at",
    fix: error.hint ?? "Try again.",
  };
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** The worst first; of one severity, in the order of areas. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || AREAS.indexOf(a.area) - AREAS.indexOf(b.area),
  );
