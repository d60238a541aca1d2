import { ConfigError, ReleaseError, RemoteError, UsageError } from "@django-swarm/environment";

/** A person ended the command. */
export class Interrupted extends Error {
  constructor() {
    super("Interrupted.");
    this.name = "Interrupted";
  }
}

/** Exit codes: they say what state the cluster is in. */
export const EXIT_CODES = {
  ok: 0,
  bug: 1,
  usageOrConfiguration: 2,
  precondition: 3,
  rolledBack: 4,
  needsAttention: 5,
  interrupted: 130,
} as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return EXIT_CODES.interrupted;
  if (error instanceof UsageError || error instanceof ConfigError) return EXIT_CODES.usageOrConfiguration;
  if (error instanceof RemoteError) return EXIT_CODES.precondition;
  if (error instanceof ReleaseError) {
    return error.state === "rolled-back" ? EXIT_CODES.rolledBack : EXIT_CODES.needsAttention;
  }
  return EXIT_CODES.bug;
}
