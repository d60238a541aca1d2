import { manage } from "../operate/manage";
import { withManager } from "../swarm/with-manager";
import type { Command } from "./command-context";

/** Its exit code is manage.py's own. */
export const manageCommand: Command<{ args: readonly string[]; hostTimeoutMs: number }> = (context, options) =>
  withManager({ ...context, hostTimeoutMs: options.hostTimeoutMs }, (manager) =>
    manage(context.environment, manager, options.args),
  );
