import type { Option } from "commander";
import type { Command } from "./command-context";

/** Options that several verbs share. */
export interface SharedOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly hostTimeout?: number;
}

/** What a verb's command line is put together from. */
export interface VerbKit {
  /** Names of the environments. */
  readonly names: readonly string[];
  readonly environmentArgument: readonly [name: string, description: string];
  /** Chooses the environment, loads the verb and runs it. */
  readonly run: <O>(
    load: () => Promise<Command<O>>,
    environment: string | undefined,
    shared: SharedOptions,
    options: O,
  ) => Promise<void>;
  readonly options: Readonly<Record<"json" | "yes" | "hostTimeout", () => Option>>;
  readonly hostTimeoutMs: (shared: SharedOptions) => number;
}
