import { createHash } from "node:crypto";
import type { LedgerRecord } from "../ledger/ledger-entry";
import { lastWhole } from "../ledger/releases";
import { checkMigrations } from "../migrations/check-migrations";
import type { ImageFacts } from "../migrations/image-facts";
import { type OneWayMigration, oneWayMigrations } from "../migrations/irreversible";
import { isAmong, oneWaySince } from "../migrations/one-way-since";
import type { Consents } from "../plan/check-plan";
import { removeJob } from "./run-release-job";
import type { LockedSite } from "./site";
import { runStep } from "./steps";
import type { Target } from "./target";

/** How a release learns what its job would do, and keeps a way back. */
export interface Examiner {
  /** undefined: nobody can tell now. @throws RemoteError */
  readonly facts: () => Promise<ImageFacts | undefined>;
  /** @returns path of the dump on the host. @throws RemoteError when there can be none. */
  readonly dump: () => Promise<string>;
  readonly consents: Pick<Consents, "irreversibleMigrations" | "withoutDump">;
}

/** What is known of a release's job before it runs. */
export interface Examined {
  /** undefined: nobody could tell. */
  readonly facts: ImageFacts | undefined;
  /** Of those that are to run, the ones that going back would not undo. */
  readonly oneWay: readonly OneWayMigration[];
  /** Such of releases that failed after the one that would be gone back to, and have run. */
  readonly before: readonly OneWayMigration[];
  /** Digest of all that the job's outcome hangs on. */
  readonly jobFacts: string | undefined;
  readonly jobIsDone: boolean;
  readonly dump: string | undefined;
}

export interface Examination {
  readonly target: Target;
  readonly examiner: Examiner | undefined;
  readonly records: readonly LedgerRecord[];
  /** This very job has succeeded, for what runs. */
  readonly jobIsDone: boolean;
  /** Whether there is a version that could be gone back to. */
  readonly isFirst: boolean;
}

/**
 * Looks at what the release job would do, before anything is changed: refuses what cannot be undone and was not agreed
 * to, takes a dump before what was, and finds out whether there is anything to do at all.
 *
 * @throws RemoteError: untouched.
 */
export async function examine(site: LockedSite, examination: Examination): Promise<Examined> {
  const { target, examiner, records, isFirst } = examination;
  const previous = lastWhole(records)?.entry;
  // What somebody who was lost has left running would make the answers untrue.
  if (records.at(-1)?.conclusion?.outcome === "interrupted") await removeJob(site);
  const facts =
    examiner === undefined || examination.jobIsDone
      ? undefined
      : await runStep(site, "examine-image", "Look at the migrations", async (step) => {
          const found = await examiner.facts();
          step.summarise(found ? `${found.pending.length} to run` : "the database does not run yet");
          return found;
        });
  const oneWay = facts === undefined || isFirst ? [] : oneWayMigrations(facts);
  const before = oneWaySince(records, previous?.number ?? 0, facts && isAmong(facts.applied));
  // The same job on the same image finds what the last release found.
  const jobFacts = examination.jobIsDone ? previous?.jobFacts : facts && jobDigest(target.job.yaml, facts);
  const known = { facts, oneWay, before, jobFacts };
  const nothingToRun = facts?.pending.length === 0 && jobFacts !== undefined && jobFacts === previous?.jobFacts;
  const jobIsDone = examination.jobIsDone || nothingToRun;
  if (examiner === undefined || oneWay.length === 0) return { ...known, jobIsDone, dump: undefined };

  const { irreversibleMigrations: allowed, withoutDump } = examiner.consents;
  checkMigrations({ environmentName: site.environmentName, tag: target.tag, oneWay, allowed });
  if (withoutDump) return { ...known, jobIsDone, dump: undefined };
  const dump = await runStep(site, "dump", "Dump the database", async (step) => {
    const path = await examiner.dump();
    step.summarise(`${path}, on the host`);
    return path;
  });
  return { ...known, jobIsDone, dump };
}

/** Two jobs with the same do the same to the same database: whatever else is in their images. */
export function jobDigest(jobYaml: string, { staticFiles }: Pick<ImageFacts, "staticFiles">): string {
  const settings = jobYaml.replace(/^ {4}image: .*$/m, "");
  return createHash("sha256")
    .update(JSON.stringify([settings, staticFiles]))
    .digest("hex")
    .slice(0, 16);
}
