import { webServiceName } from "@django-swarm/environment";
import { type ContainerCommand, execInService } from "../operate/exec-in-service";
import { type LogsOptions, showLogs } from "../operate/logs/show-logs";
import { psqlCommandLine } from "../operate/psql-command-line";
import { withManager } from "../swarm/with-manager";
import type { Command, CommandContext } from "./command-context";

interface Reach {
  readonly hostTimeoutMs: number;
}

/** A shell that is there in every image that has one; bash where it is. */
const SHELL = ["/bin/sh", "-c", "exec $(command -v bash || echo sh)"];

/** Each of these exits with the code of what it ran. */
export const execCommand: Command<Reach & { service: string; command: readonly string[] }> = (context, options) =>
  execIn(context, options, options);

export const shellCommand: Command<Reach & { service: string | undefined }> = (context, { service, ...reach }) =>
  execIn(context, reach, { service: service ?? webServiceName(context.environment), command: SHELL });

export const manageCommand: Command<Reach & { args: readonly string[] }> = (context, { args, ...reach }) =>
  execIn(context, reach, { service: webServiceName(context.environment), command: ["python", "manage.py", ...args] });

export const psqlCommand: Command<Reach & { args: readonly string[] }> = (context, { args, ...reach }) =>
  execIn(context, reach, psqlCommandLine(context.environment, args));

export const logsCommand: Command<Reach & LogsOptions> = async (context, { hostTimeoutMs, ...options }) => {
  await withManager({ ...context, hostTimeoutMs }, (manager) =>
    showLogs(context.environment, manager, options, context.reporter, context.signal),
  );
  return undefined;
};

/** With a terminal where we have one on both sides: what is piped in or out must arrive as it is. */
function execIn(context: CommandContext, reach: Reach, what: Omit<ContainerCommand, "tty">): Promise<number> {
  const tty = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  return withManager({ ...context, hostTimeoutMs: reach.hostTimeoutMs }, (manager) =>
    execInService(context.environment, manager, { ...what, tty }),
  );
}
