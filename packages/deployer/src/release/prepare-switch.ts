import { ReleaseError } from "@django-swarm/environment";
import { checkMigrations } from "../migrations/check-migrations";
import { type OneWayMigration, oneWayMigrations } from "../migrations/irreversible";
import { isAmong } from "../migrations/one-way-since";
import type { SwarmState } from "../plan/release-plan";
import { grantLogin, type Logins } from "./change-logins";
import { deployAndWatch } from "./deploy-and-watch";
import type { Examined, Examiner } from "./examine";
import { jobFailed } from "./job-failed";
import { runReleaseJob } from "./run-release-job";
import type { LockedSite } from "./site";
import { runStep } from "./steps";
import type { Target } from "./target";

export interface Preparation {
  readonly target: Target;
  readonly state: SwarmState;
  readonly isFirst: boolean;
  readonly examiner: Examiner | undefined;
  readonly examined: Examined;
  /** undefined: the database is attached. */
  readonly logins: Logins | undefined;
  /** The database lets the release's login in, and no other. */
  readonly loginIsSettled: boolean;
}

/** How far a release has come that cannot be undone. */
export interface PointOfNoReturn {
  /** Migrations that have run, and that going back would not undo. */
  oneWay: readonly OneWayMigration[];
  /** Another database password may be valid than before. */
  loginGranted: boolean;
}

/** Everything that comes before the switch, and leaves what runs alone. */
export async function prepareSwitch(
  site: LockedSite,
  preparation: Preparation,
  passed: PointOfNoReturn,
): Promise<void> {
  const { target, state, isFirst, examined } = preparation;
  const { cluster, environmentName } = site;
  await runStep(site, "create-objects", "Create missing secrets, configs and networks", async (step) => {
    const missing = await cluster.missingObjects(target.objects);
    await cluster.createObjects(environmentName, target.objects, missing);
    const { secrets, configs, networks } = missing;
    step.summarise(`${secrets.length} secrets, ${configs.length} configs, ${networks.length} networks`);
  });
  const { dataServices } = target;
  const starts =
    dataServices !== undefined && (isFirst || dataServices.services.some(({ name }) => !state.live.services.has(name)));
  if (starts) {
    await runStep(site, "start-data-services", "Start the data services", (step) =>
      deployAndWatch(site, dataServices, step, site.ended),
    );
  }
  // A database that has just been started may be an older one.
  if (preparation.logins && (starts || !preparation.loginIsSettled)) {
    passed.loginGranted = true;
    await grantLogin(site, preparation.logins);
  }
  if (target.kind === "rollback") return;
  if (examined.jobIsDone) {
    site.reporter.info("There is nothing to migrate and no static file is new: the release job is not run again.");
    return;
  }
  if (examined.facts === undefined && !isFirst) await refuseOneWay(site, preparation);
  try {
    await runStep(site, "release-job", "Run the release job (migrate, collect static files)", async (step) => {
      const failure = await runReleaseJob(site, target.job.yaml, step);
      if (failure) throw jobFailed(environmentName, target.tag, failure, isFirst);
    });
    passed.oneWay = [...examined.before, ...examined.oneWay];
  } catch (error) {
    passed.oneWay = [...examined.before, ...(await thatHaveRun(preparation))];
    throw error;
  }
}

/** A database that has only just been started could not be asked before: what cannot be undone waits. */
async function refuseOneWay({ environmentName }: LockedSite, { target, examiner }: Preparation): Promise<void> {
  const facts = await examiner?.facts();
  try {
    const oneWay = facts === undefined ? [] : oneWayMigrations(facts);
    checkMigrations({ environmentName, tag: target.tag, oneWay, allowed: false });
  } catch (error) {
    const { code, details } = error as ReleaseError;
    throw new ReleaseError(`The release of ${target.tag} has migrations that going back would not undo.`, {
      code,
      state: "rolled-back",
      details,
      hint: `The database was only just started, and there is no dump of it. Release what ran before (\`deployer rollback ${environmentName}\`), then this one with --allow-irreversible-migrations.`,
    });
  }
}

/** Of a job that did not end well: each of its migrations has run as a whole, or not at all. */
async function thatHaveRun({ examined, examiner }: Preparation): Promise<readonly OneWayMigration[]> {
  if (examined.oneWay.length === 0) return [];
  const facts = await examiner?.facts().catch(() => undefined);
  if (facts === undefined) return examined.oneWay;
  return examined.oneWay.filter(isAmong(facts.applied));
}
