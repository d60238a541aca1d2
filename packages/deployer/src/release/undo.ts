import { DjangoSwarmError, ReleaseError } from "@django-swarm/environment";
import type { LedgerEntry } from "../ledger/ledger-entry";
import { LockLost } from "../lock/lock-errors";
import { describeOneWay } from "../migrations/check-migrations";
import type { OneWayMigration } from "../migrations/irreversible";
import { grantLogin, type Logins, revokeLogins } from "./change-logins";
import { conclude } from "./conclude";
import { rollBack } from "./roll-back";
import type { LockedSite } from "./site";
import { stopFirstRelease } from "./stop-first-release";

/** How much of a release was done: what runs was not touched yet, or was. */
export type Progress = "prepared" | "switched";

export interface FailedRelease {
  readonly error: unknown;
  readonly progress: Progress;
  /** Nothing of the application ran before it. */
  readonly isFirst: boolean;
  /** What ran before, if the ledger has it. */
  readonly previous: LedgerEntry | undefined;
  readonly number: number;
  readonly stateful: ReadonlySet<string>;
  /** Migrations that have run, and that going back would not undo. */
  readonly oneWay: readonly OneWayMigration[];
  /** Of the release before, when another database password was let in; undefined: its own still is the only one. */
  readonly loginsBefore: Logins | undefined;
  /** Of the database, before them. */
  readonly dump: string | undefined;
}

/**
 * Leaves the swarm in a state that can be named.
 *
 * @returns the error that names it.
 */
export async function undo(site: LockedSite, failed: FailedRelease): Promise<unknown> {
  const { error, progress, isFirst, previous, number } = failed;
  const cause = error instanceof Error ? error.message : String(error);
  try {
    if (isLost(site, error)) return lockLost(site, number, error);
    if (isFirst) {
      await stopFirstRelease(site, failed.stateful);
      await conclude(site, number, "failed", cause);
      return needsAttention(
        error,
        `The first release of ${site.environmentName} failed: its data services run, nothing else does.`,
      );
    }
    if (failed.oneWay.length > 0) {
      await conclude(site, number, "failed", cause);
      return cannotGoBack(site.environmentName, failed, cause);
    }
    if (progress === "prepared") {
      if (failed.loginsBefore) await shutOutAgain(site, failed.loginsBefore);
      await conclude(site, number, "not-switched", cause);
      return rolledBack(error, `${site.environmentName} runs on as before: nothing was switched.`);
    }
    if (previous === undefined) {
      await conclude(site, number, "failed", cause);
      return needsAttention(
        error,
        "There is no earlier release in the ledger to go back to: services may run different versions.",
      );
    }
    if (failed.loginsBefore) await grantLogin(site, failed.loginsBefore);
    await rollBack(site, previous);
    if (failed.loginsBefore) await revokeLogins(site, failed.loginsBefore);
    await conclude(site, number, "rolled-back", cause);
    return rolledBack(error, `Release ${previous.number} (${previous.tag}) runs again.`);
  } catch (second) {
    if (isLost(site, second)) return lockLost(site, number, second);
    if (second instanceof ReleaseError && second.code === "release/not-recorded") return second;
    await conclude(site, number, "failed", cause).catch(() => undefined);
    return new ReleaseError(`Release ${number} failed, and so did the way back.`, {
      code: "release/rollback-failed",
      state: "needs-attention",
      details: [
        cause,
        ...detailsOf(error),
        `then: ${second instanceof Error ? second.message : second}`,
        ...detailsOf(second),
      ],
      hint: `Services may run different versions. Mend what the lines say, then run \`deployer rollback ${site.environmentName}\`, or release a tag that works.`,
      cause: second,
    });
  }
}

/** Of a password that nobody uses; where the database is the trouble, the next release does it. */
async function shutOutAgain(site: LockedSite, before: Logins): Promise<void> {
  try {
    await revokeLogins(site, before);
  } catch (error) {
    if (isLost(site, error)) throw error;
    site.reporter.info(`The password of this release may still be let in: ${(error as Error).message}`);
  }
}

/** The version before does not know the database that there is now: it is not started again. */
function cannotGoBack(
  environmentName: string,
  { error, previous, oneWay, dump }: FailedRelease,
  cause: string,
): unknown {
  const restore = dump === undefined ? "restore the database as it was before" : `restore ${dump} (docs/releases.md)`;
  return new ReleaseError(`${cause} Nothing was switched back: migrations have run that this would not undo.`, {
    code: "release/irreversible",
    state: "needs-attention",
    details: [...detailsOf(error), ...describeOneWay(oneWay)],
    hint: `Forward: mend it and release a tag that works, \`deployer release ${environmentName} --tag TAG\`. Back: ${restore}, then \`deployer rollback${previous ? ` ${previous.number}` : ""} ${environmentName}\`.`,
    cause: error,
  });
}

const isLost = ({ lock }: LockedSite, error: unknown): boolean => lock.signal.aborted || error instanceof LockLost;

export const lockLost = ({ environmentName }: LockedSite, number: number, error: unknown): ReleaseError =>
  new ReleaseError(`Release ${number} lost the lock of ${environmentName}: ${(error as Error).message}.`, {
    code: "lock/lost",
    state: "needs-attention",
    hint: `Whoever has it puts right what this release began; look with \`deployer history ${environmentName}\`.`,
    cause: error,
  });

const detailsOf = (error: unknown): readonly string[] => (error instanceof DjangoSwarmError ? error.details : []);

/** A foreseen failure with the state that it led to; an interruption or a bug stays what it is. */
function inState(error: unknown, state: ReleaseError["state"], what: string): unknown {
  if (!(error instanceof DjangoSwarmError)) {
    if (error instanceof Error) error.message = `${error.message} ${what}`;
    return error;
  }
  const message = error.message.includes(what) ? error.message : `${error.message} ${what}`;
  return new ReleaseError(message, {
    code: error.code,
    state,
    details: error.details,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

const rolledBack = (error: unknown, what: string): unknown => inState(error, "rolled-back", what);
const needsAttention = (error: unknown, what: string): unknown => inState(error, "needs-attention", what);
