import { RemoteError } from "@django-swarm/environment";
import { conclusionOf } from "../ledger/conclusion-of";
import { LEDGER_VERSION, type LedgerEntry, type RecordedMigration } from "../ledger/ledger-entry";
import { isAmong } from "../migrations/one-way-since";
import { isUnreachable } from "../swarm/unreachable";
import type { Examined } from "./examine";
import type { LockedSite } from "./site";
import type { Target } from "./target";

/** Who releases, from what. */
export interface Releaser {
  /** E.g. `ada@laptop (4711)`. */
  readonly actor: string;
  /** Commit of the checkout; undefined: it is none. */
  readonly gitSha: string | undefined;
}

export interface EntryContext {
  /** The highest number that is given. */
  readonly newest: number;
  readonly previous: number | undefined;
  readonly examined: Examined;
}

/**
 * Writes a release into the ledger and its mirror, before it changes anything.
 */
export async function newEntry(
  { environmentName, ledger, lock, cluster }: LockedSite,
  target: Target,
  releaser: Releaser,
  { newest, previous, examined }: EntryContext,
): Promise<LedgerEntry> {
  const { jobFacts, dump } = examined;
  const migrations = recordedMigrations(examined);
  const entry: Omit<LedgerEntry, "number"> = {
    version: LEDGER_VERSION,
    environment: environmentName,
    kind: target.kind,
    ...(target.of === undefined ? {} : { of: target.of }),
    ...(previous === undefined ? {} : { previous }),
    tag: target.tag,
    chosen: target.chosen,
    ...(releaser.gitSha === undefined ? {} : { gitSha: releaser.gitSha }),
    actor: releaser.actor,
    fence: lock.fence.number,
    startedAt: cluster.clock.date().toISOString(),
    stackYaml: target.stackYaml,
    services: [...target.services],
    stateful: [...target.stateful],
    jobHash: target.job.hash,
    ...(jobFacts === undefined ? {} : { jobFacts }),
    ...(migrations === undefined ? {} : { migrations }),
    ...(target.login === undefined ? {} : { login: target.login }),
    ...(dump === undefined ? {} : { dump }),
    configs: Object.fromEntries(target.objects.configs),
    secrets: [...target.objects.secrets.keys()],
  };
  // A number that is taken belongs to a holder before us that wrote late: it is concluded by the next release.
  for (let number = newest + 1; ; number += 1) {
    const begun = { ...entry, number };
    if (!(await ledger.begin(begun)) && !(await isOurs(ledger, begun))) continue;
    await lock.journal({ release: number });
    try {
      await ledger.mirrorRelease(number);
    } catch (cause) {
      if (isUnreachable(cause)) throw cause;
      const why = "it could not be written to the ledger's mirror";
      await ledger.conclude(conclusionOf(environmentName, number, "not-switched", why, cluster.clock.date()));
      throw notMirrored(cause as Error);
    }
    return begun;
  }
}

/** What is to run now, and what earlier releases that failed have left that cannot be undone. */
function recordedMigrations({ facts, oneWay, before }: Examined): RecordedMigration[] | undefined {
  const left = before.map(({ app, name, reasons }) => ({ app, name, oneWay: [...reasons] }));
  if (facts === undefined) return left.length > 0 ? left : undefined;
  const pending = facts.pending.map(({ app, name }): RecordedMigration => {
    const reasons = oneWay.find((each) => isAmong([each])({ app, name }))?.reasons;
    return { app, name, ...(reasons === undefined ? {} : { oneWay: [...reasons] }) };
  });
  return [...left, ...pending];
}

/** Written before, with an answer that never arrived. */
const isOurs = async (ledger: LockedSite["ledger"], { number, fence }: LedgerEntry): Promise<boolean> =>
  (await ledger.read()).some(({ entry }) => entry.number === number && entry.fence === fence);

const notMirrored = (cause: Error): RemoteError =>
  new RemoteError("The release cannot be written to the ledger's mirror: nothing was changed.", {
    code: "ledger/mirror",
    details: [cause.message],
    hint: "Check your AWS credentials (s3:PutObject on the backups bucket), then release again.",
    cause,
  });
