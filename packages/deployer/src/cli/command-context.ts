import type { Environment } from "@django-swarm/environment";
import type { Parting } from "../report/parting";
import type { Reporter } from "../report/reporter";
import type { Terminal } from "./terminal";

/** What every verb works with. */
export interface CommandContext {
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly parting: Parting;
}

/** A verb: returns the process's exit code when it is not 0. */
export type Command<Options> = (context: CommandContext, options: Options) => Promise<number | undefined>;
