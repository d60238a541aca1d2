import type { Option } from "commander";
import type { Command } from "./command-context";

/** Options that several verbs share. */
export interface SharedOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly hostTimeout?: number;
}

/** Runs a verb on the environment that its argument names. */
export type Run = <O>(
  load: () => Promise<Command<O>>,
  argument: string | undefined,
  shared: SharedOptions,
  options: O,
) => Promise<void>;

/** What verbs are made of. */
export interface VerbParts {
  /** Names of the environments. */
  readonly names: readonly string[];
  readonly run: Run;
  readonly yes: () => Option;
  readonly json: () => Option;
  readonly hostTimeout: () => Option;
  readonly hostTimeoutMs: (options: SharedOptions) => number;
  readonly environmentArgument: readonly [string, string];
}
