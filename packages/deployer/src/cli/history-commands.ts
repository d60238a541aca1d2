import { UsageError } from "@django-swarm/environment";
import { formatDifference, formatHistory, formatRelease } from "../ledger/format-history";
import type { LedgerRecord } from "../ledger/ledger-entry";
import { diffFields } from "../plan/diff-fields";
import { stackFileServices } from "../plan/stack-file-services";
import { openSite } from "../release/open-site";
import { withManager } from "../swarm/with-manager";
import type { Command, CommandContext } from "./command-context";

interface HistoryOptions {
  readonly hostTimeoutMs: number;
}

/** All releases that the swarm keeps. */
export const historyCommand: Command<HistoryOptions> = async (context, options) => {
  const records = await readLedger(context, options);
  const lines =
    records.length === 0 ? [`Nothing has been released to ${context.environment.name}.`] : formatHistory(records);
  const releases = records.map(({ entry: { stackYaml: _yaml, configs: _configs, ...entry }, conclusion }) => {
    return { ...entry, outcome: conclusion?.outcome, cause: conclusion?.cause, endedAt: conclusion?.endedAt };
  });
  context.reporter.result(lines.join("\n"), { environment: context.environment.name, releases });
  return undefined;
};

/** One release, with the stack file that it applied. */
export const showReleaseCommand: Command<HistoryOptions & { readonly number: number }> = async (context, options) => {
  const { entry, conclusion } = find(context, await readLedger(context, options), options.number);
  const text = [...formatRelease({ entry, conclusion }), "", entry.stackYaml.trimEnd()].join("\n");
  context.reporter.result(text, { ...entry, conclusion });
  return undefined;
};

/** What two releases differ in. */
export const diffReleasesCommand: Command<HistoryOptions & { readonly from: number; readonly to: number }> = async (
  context,
  options,
) => {
  const records = await readLedger(context, options);
  const [from, to] = [options.from, options.to].map((number) => find(context, records, number).entry);
  if (from === undefined || to === undefined) return undefined;
  const lines = formatDifference(from, to);
  const [before, after] = [from, to].map(({ stackYaml }) => Object.fromEntries(stackFileServices(stackYaml)));
  const text = lines.length === 0 ? `Releases ${from.number} and ${to.number} are the same.` : lines.join("\n");
  context.reporter.result(text, { from: from.number, to: to.number, changes: diffFields(before, after) });
  return undefined;
};

const readLedger = (context: CommandContext, { hostTimeoutMs }: HistoryOptions): Promise<readonly LedgerRecord[]> =>
  withManager({ ...context, hostTimeoutMs }, async (manager) =>
    (await openSite(context.environment, manager, context.reporter, context)).ledger.read(),
  );

function find({ environment }: CommandContext, records: readonly LedgerRecord[], number: number): LedgerRecord {
  const found = records.find(({ entry }) => entry.number === number);
  if (found) return found;
  throw new UsageError(`The swarm keeps no release ${number} of ${environment.name}.`, {
    code: "history/no-release",
    details: formatHistory(records),
    hint: `See \`deployer history ${environment.name}\`.`,
  });
}
