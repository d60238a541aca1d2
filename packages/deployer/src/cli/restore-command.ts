import { UsageError } from "@django-swarm/environment";
import { formatAge } from "../backup/last-backup";
import { restore } from "../backup/restore";
import type { Command, CommandContext } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

export interface RestoreCommandOptions {
  readonly id: string | undefined;
  readonly into: string | undefined;
  /** The environment's name, typed as an option. */
  readonly replace: string | undefined;
  readonly yes: boolean;
  readonly hostTimeoutMs: number;
}

/** In the place of the live database only for who types the environment's name; `--yes` is not enough. */
export const restoreCommand: Command<RestoreCommandOptions> = async (context, options) => {
  const { environment, reporter, terminal } = context;
  const { into } = options;
  assertCanAsk(context, options);
  const { manifest, database, replaced } = await restore({
    ...context,
    ...options,
    confirm: async ({ id, startedAt }) => {
      const what = `backup ${id}, which is ${formatAge({ startedAt }, Date.now())} old`;
      if (into !== undefined) return confirm(terminal, options.yes, `Restore ${what}, into the database ${into}?`);
      reporter.info(`What was written to ${environment.name} since then is not in it: ${what}.`);
      const answer =
        options.replace ?? (await terminal.ask(`Type ${environment.name} to have its database replaced:`)).trim();
      if (answer !== environment.name) throw notTheName(environment.name, answer);
    },
  });
  const text = [
    into === undefined
      ? `Restored the database of ${environment.name} from ${manifest.id}: ${environment.name} runs on it.`
      : `Restored ${manifest.id} into the database ${database} beside the live one.`,
    ...(replaced === undefined
      ? []
      : [
          `The database before is called ${replaced}. When nobody needs it: \`deployer psql ${environment.name} -- -c 'drop database ${replaced}'\`.`,
        ]),
  ].join("\n");
  reporter.result(text, { environment: environment.name, id: manifest.id, database, replaced });
  return undefined;
};

/** Refuses at once what could not be confirmed later. */
function assertCanAsk({ environment, terminal }: CommandContext, options: RestoreCommandOptions): void {
  if (options.into !== undefined) {
    assertCanConfirm(terminal, options.yes);
    return;
  }
  if (options.replace !== undefined && options.replace !== environment.name) {
    throw notTheName(environment.name, options.replace);
  }
  if (options.replace !== undefined || terminal.interactive) return;
  throw new UsageError(`This replaces the database of ${environment.name}, and there is nobody to confirm it.`, {
    code: "backup/needs-name",
    hint: `Say its name: \`--replace ${environment.name}\`; or restore beside it: \`--into NAME\`.`,
  });
}

const notTheName = (name: string, answer: string): UsageError =>
  new UsageError(`"${answer}" is not ${name}: nothing was changed.`, {
    code: "backup/wrong-name",
    hint: `To have its database replaced, say its name: \`--replace ${name}\`; or restore beside it: \`--into NAME\`.`,
  });
