import { type Environment, RemoteError, requiredSecrets, UsageError } from "@django-swarm/environment";
import { initialPasswordName, secretObjectNames } from "@django-swarm/stack-renderer";
import type { LedgerEntry, LedgerRecord } from "../ledger/ledger-entry";
import { lastWhole } from "../ledger/releases";
import { loginJobOf } from "../login/login-job";
import { readAppliedMigrations } from "../migrations/applied-migrations";
import { describeOneWay } from "../migrations/check-migrations";
import { databaseContainer } from "../migrations/database-container";
import { isAmong, oneWaySince } from "../migrations/one-way-since";
import { type Consents, checkPlan } from "../plan/check-plan";
import { planServices, type ReleasePlan, stateDigest, wantedDigest } from "../plan/release-plan";
import type { Parting } from "../report/parting";
import type { Reporter } from "../report/reporter";
import { openSecretSource } from "../secrets/open-secret-source";
import { type Manager, withManager } from "../swarm/with-manager";
import { type Carried, carryOut } from "./carry-out";
import { openSite } from "./open-site";
import { stateOf } from "./read-state";
import { thisReleaser } from "./releaser";
import type { Site } from "./site";
import { imagesOf, type Target } from "./target";

export interface RollBackOptions {
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly parting: Parting;
  /** Number of the release to go back to; undefined: the one before what runs. */
  readonly to: number | undefined;
  readonly consents: Consents;
  readonly hostTimeoutMs: number;
  /** Asks whether to go on; throws when not. */
  readonly confirm: (question: string, plan: ReleasePlan) => Promise<void>;
}

export interface RollBackOutcome extends Carried {
  readonly to: LedgerEntry;
  readonly url: string;
}

/**
 * Brings an earlier release back from the ledger: no registry is asked, nothing is rendered.
 *
 * @throws UsageError, RemoteError before anything was changed; ReleaseError after that.
 */
export function rollBackTo(options: RollBackOptions): Promise<RollBackOutcome> {
  const { environment, reporter } = options;
  return withManager(options, async (manager) => {
    const site = await openSite(environment, manager, reporter, options);
    const records = await site.ledger.read();
    const to = chooseRelease(environment.name, records, options.to);
    const target = await targetOf(environment, site, to);
    const live = await site.cluster.readStack(environment.name);
    const state = stateOf(live, records);
    const plan: ReleasePlan = {
      environment: environment.name,
      tag: to.tag,
      images: imagesOf(target),
      previous: state.previous?.number,
      services: planServices(target, state),
      newObjects: await site.cluster.missingObjects(target.objects),
      job: "skip",
      wantedDigest: wantedDigest(target.stackYaml, target.job.hash),
      stateDigest: stateDigest(state),
    };
    checkPlan(plan, options.consents);
    await checkWayBack(environment, manager, to, records, options.consents);
    await options.confirm(`Roll ${environment.name} back to release ${to.number} (${to.tag})?`, plan);
    const carried = await carryOut(site, {
      target,
      releaser: await thisReleaser(process.env),
      stateDigest: plan.stateDigest,
      errorBudget: environment.release.errorBudget,
      prepare: async () => undefined,
      examiner: undefined,
      loginJob: loginJobOf(environment),
    });
    return { ...carried, to, url: manager.outputs.application_url };
  });
}

/**
 * Refuses to go back behind migrations that this does not undo, unless that was agreed to or they are undone already,
 * from a dump say.
 *
 * @throws RemoteError: untouched.
 */
async function checkWayBack(
  environment: Environment,
  manager: Manager,
  to: LedgerEntry,
  records: readonly LedgerRecord[],
  { irreversibleMigrations: allowed }: Consents,
): Promise<void> {
  if (allowed || oneWaySince(records, to.number, () => true).length === 0) return;
  const container = await databaseContainer(manager.engine, environment.name);
  const applied =
    container === undefined ? undefined : await readAppliedMigrations(environment, manager.ssh, container);
  const hasRun = applied && isAmong(applied.map(([app, name]) => ({ app, name })));
  const oneWay = oneWaySince(records, to.number, hasRun);
  if (oneWay.length === 0) return;
  const dump = records.find(({ entry }) => entry.number > to.number && entry.dump !== undefined)?.entry.dump;
  throw new RemoteError(
    `Migrations have run since release ${to.number} that going back to it does not undo. Nothing was changed.`,
    {
      code: "migrations/irreversible",
      details: describeOneWay(oneWay),
      hint: `${dump === undefined ? "Restore the database as it was then" : `Restore ${dump}, on the host (docs/releases.md)`}, and run this again. If its code copes with the database as it is, add --allow-irreversible-migrations.`,
    },
  );
}

/** @throws UsageError naming the releases that there are. */
export function chooseRelease(
  environmentName: string,
  records: readonly LedgerRecord[],
  number: number | undefined,
): LedgerEntry {
  const whole = records.filter(({ conclusion }) => conclusion?.outcome === "released").map(({ entry }) => entry);
  // Going back from a release that failed means the last one that did not; else the one before.
  const current = records.at(-1)?.conclusion?.outcome === "released" ? lastWhole(records)?.entry : undefined;
  const before = whole.findLast((entry) => entry.number !== current?.number && entry.stackYaml !== current?.stackYaml);
  const found = number === undefined ? before : whole.find((entry) => entry.number === number);
  if (found) return found;
  throw new UsageError(
    number === undefined
      ? `There is no release of ${environmentName} to go back to.`
      : `There is no release ${number} of ${environmentName} that came out whole.`,
    {
      code: "rollback/no-release",
      details: whole.map((entry) => `${entry.number}  ${entry.tag}  ${entry.startedAt}`),
      hint: `See \`deployer history ${environmentName}\`.`,
    },
  );
}

/** @throws RemoteError when the swarm lacks a secret that the release used, and nobody knows its value any more. */
async function targetOf(environment: Environment, site: Site, entry: LedgerEntry): Promise<Target> {
  const objects = {
    secrets: new Map(entry.secrets.map((name) => [name, ""])),
    configs: new Map(Object.entries(entry.configs)),
    networks: new Map(),
  };
  const { secrets: lacking } = await site.cluster.missingObjects(objects);
  if (lacking.length > 0) {
    for (const [name, value] of await knownSecrets(environment)) objects.secrets.set(name, value);
    const lost = lacking.filter((name) => objects.secrets.get(name) === "");
    if (lost.length > 0) throw secretsLost(environment.name, entry, lost);
  }
  return {
    kind: "rollback",
    of: entry.number,
    tag: entry.tag,
    chosen: entry.chosen,
    stackYaml: entry.stackYaml,
    services: entry.services,
    stateful: new Set(entry.stateful),
    dataServices: undefined,
    job: { yaml: "", hash: entry.jobHash },
    login: entry.login,
    objects: { ...objects, secrets: new Map(entry.secrets.map((name) => [name, objects.secrets.get(name) ?? ""])) },
  };
}

/** Today's values, by the names that they would have in the swarm. */
async function knownSecrets(environment: Environment): Promise<ReadonlyMap<string, string>> {
  const source = await openSecretSource(environment);
  const values = await source.read([
    ...new Set(["POSTGRES_PASSWORD", ...environment.app.secrets, ...requiredSecrets(environment)]),
  ]);
  const names = await secretObjectNames(environment, values);
  const initial = values.get("POSTGRES_PASSWORD");
  return new Map([
    ...[...values].map(([name, value]) => [names.get(name) ?? name, value] as const),
    ...(initial === undefined ? [] : [[initialPasswordName(environment), initial] as const]),
  ]);
}

const secretsLost = (environmentName: string, entry: LedgerEntry, lost: readonly string[]): RemoteError =>
  new RemoteError(`Release ${entry.number} cannot be brought back: the swarm no longer has a secret that it used.`, {
    code: "rollback/secret-lost",
    details: lost,
    hint: `Release its images again, with today's secrets: \`deployer release ${environmentName} --tag ${entry.tag}\`.`,
  });
