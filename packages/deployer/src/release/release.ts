import { readFile } from "node:fs/promises";
import { UsageError } from "@django-swarm/environment";
import { allImages } from "@django-swarm/stack-renderer";
import { BackupStore } from "../backup/backup-store";
import { assertYounger } from "../backup/last-backup";
import { endsWhole } from "../ledger/releases";
import { loginJobOf } from "../login/login-job";
import { dumpDatabase } from "../migrations/dump-database";
import { readImageFacts } from "../migrations/read-image-facts";
import { type Consents, checkPlan } from "../plan/check-plan";
import { changedServices, type ReleasePlan } from "../plan/release-plan";
import { assertStillHolds, parseSavedPlan, type SavedPlan } from "../plan/saved-plan";
import { type StackFileService, stackFileServices } from "../plan/stack-file-services";
import { withManager } from "../swarm/with-manager";
import { carryOut } from "./carry-out";
import { checkStackFile } from "./check-stack-file";
import { openSite } from "./open-site";
import { prepareRelease, type ReleaseRequest } from "./prepare-release";
import { pullImages } from "./pull-images";
import { thisReleaser } from "./releaser";
import type { Target } from "./target";
import { verifySite } from "./verify-site";

export interface ReleaseOptions extends ReleaseRequest {
  /** A file that `deployer plan --out` wrote: exactly that is carried out. */
  readonly planFile: string | undefined;
  readonly consents: Consents;
  /** How old the newest backup may be; undefined: it is not looked at. A first release needs none. */
  readonly requireBackupHours: number | undefined;
  /** Asks whether to go on; throws when not. Called only when there is something to change. */
  readonly confirm: (question: string, plan: ReleasePlan) => Promise<void>;
}

export interface ReleaseOutcome {
  readonly outcome: "released" | "nothing-to-change";
  /** Its number in the ledger. */
  readonly number: number | undefined;
  /** Of both images, or both where they differ, in words. */
  readonly tag: string;
  readonly url: string;
  readonly plan: ReleasePlan;
}

/**
 * Releases the application's images at a tag. Everything before the confirmation only reads.
 *
 * @throws ConfigError, UsageError, RemoteError before anything was changed; ReleaseError after that.
 */
export async function release(options: ReleaseOptions): Promise<ReleaseOutcome> {
  const { environment, reporter, signal, planFile } = options;
  const saved = planFile === undefined ? undefined : await readPlanFile(planFile, environment.name);
  return withManager(options, async (manager) => {
    const site = await openSite(environment, manager, reporter, options);
    const { target, images, plan, records, question } = await prepareRelease(options, manager, site, saved);
    if (saved !== undefined && planFile !== undefined) assertStillHolds(saved, plan, planFile);
    const about = { tag: plan.tag, url: manager.outputs.application_url, plan };
    if (changedServices(plan.services).length === 0 && endsWhole(records)) {
      await reporter.step("Verify through the front desk", (step) => verifySite(site, step, signal));
      return { ...about, outcome: "nothing-to-change", number: plan.previous };
    }

    checkPlan(plan, options.consents);
    if (options.requireBackupHours !== undefined && records.length > 0) {
      const { backups_bucket_name: bucket, region } = manager.outputs;
      const last = await new BackupStore(bucket, region).last();
      assertYounger(environment.name, last, options.requireBackupHours, Date.now());
    }
    await reporter.step("Check the stack files with the host's Docker", async () => {
      for (const yaml of [target.stackYaml, target.job.yaml]) await checkStackFile(manager.ssh, yaml);
    });
    await options.confirm(`Release tag ${plan.tag} to ${environment.name}?`, plan);
    const carried = await carryOut(site, {
      target,
      releaser: await thisReleaser(process.env),
      stateDigest: plan.stateDigest,
      errorBudget: environment.release.errorBudget,
      prepare: (locked) =>
        pullImages(locked, manager, { images: allImages(images), services: replacedServices(target, plan) }),
      loginJob: loginJobOf(environment),
      examiner: {
        facts: () => readImageFacts(manager, question),
        dump: () => dumpDatabase(environment, manager),
        consents: options.consents,
      },
    });
    return { ...about, ...carried };
  });
}

/** Services of which new tasks will start. */
function replacedServices({ stackYaml }: Target, { services }: ReleasePlan): readonly StackFileService[] {
  const restarting = new Set(services.filter(({ restarts }) => restarts).map(({ service }) => service));
  return [...stackFileServices(stackYaml)].flatMap(([name, service]) => (restarting.has(name) ? [service] : []));
}

async function readPlanFile(file: string, environmentName: string): Promise<SavedPlan> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`The plan ${file} cannot be read.`, {
      code: "plan/unreadable",
      details: [(error as Error).message],
      hint: `Make one: \`deployer plan ${environmentName} --out ${file}\`.`,
    });
  }
  return parseSavedPlan(text, file, environmentName);
}
