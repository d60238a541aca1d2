/** What every error of this project carries beside its message. */
export interface ErrorOptions {
  /** Stable identifier for programs, e.g. `environment/unknown`. */
  readonly code: string;
  /** The next command or edit that mends it. */
  readonly hint?: string;
  /** Every single problem, one a line, when there is more than one. */
  readonly details?: readonly string[];
  readonly cause?: unknown;
}

/**
 * A failure that we foresaw. The subclass says who mends it; anything that is not one of them is our own bug and
 * shows its stack.
 */
export abstract class DjangoSwarmError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly details: readonly string[];

  constructor(message: string, { code, hint, details = [], cause }: ErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

/** The command line was wrong: whoever typed it mends it. Nothing was touched. */
export class UsageError extends DjangoSwarmError {}

/** An environment's definition or the laptop's set-up is wrong: its author mends it. Nothing was touched. */
export class ConfigError extends DjangoSwarmError {}

/** AWS, the host, the registry or the network did not do its part before anything was changed. */
export class RemoteError extends DjangoSwarmError {}

/** What state a failed release leaves: the previous release whole, or one that somebody must look at. */
export type FailedReleaseState = "rolled-back" | "needs-attention";

/** A release failed after it had begun to change the swarm. */
export class ReleaseError extends DjangoSwarmError {
  readonly state: FailedReleaseState;

  constructor(message: string, options: ErrorOptions & { readonly state: FailedReleaseState }) {
    super(message, options);
    this.state = options.state;
  }
}
