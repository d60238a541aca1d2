import { type DjangoSwarmError, ReleaseError, RemoteError } from "@django-swarm/environment";
import type { LedgerRecord } from "../ledger/ledger-entry";
import { endsWhole, lastWhole } from "../ledger/releases";
import { LockLost } from "../lock/lock-errors";
import { loginIsSettled } from "../login/login-is-settled";
import type { LoginJob } from "../login/login-job";
import { changedServices, planServices, type SwarmState, stateDigest } from "../plan/release-plan";
import { watchFrontDesk } from "../verify/watch-front-desk";
import { type Logins, loginsOf, revokeLogins } from "./change-logins";
import { conclude, concludeLost } from "./conclude";
import { deployAndWatch } from "./deploy-and-watch";
import { dropServices } from "./drop-services";
import { downtimeIsAgreed } from "./error-budget";
import { type Examined, type Examiner, examine } from "./examine";
import { newEntry, type Releaser } from "./new-entry";
import { type PointOfNoReturn, prepareSwitch } from "./prepare-switch";
import { prune } from "./prune";
import { stateOf } from "./read-state";
import { jobIsDone, runsApplication } from "./service-labels";
import type { LockedSite, Site } from "./site";
import { runStep } from "./steps";
import { takeLock } from "./take-lock";
import type { Target } from "./target";
import { lockLost, type Progress, undo } from "./undo";
import { verifySite } from "./verify-site";

export interface Order {
  readonly target: Target;
  readonly releaser: Releaser;
  /** Of the state that somebody has agreed to change; undefined: whatever is found. */
  readonly stateDigest: string | undefined;
  /** Probes of the site that may fail meanwhile. */
  readonly errorBudget: number;
  /** What must be there before anything is changed, images say. @throws when it cannot be. */
  readonly prepare: (site: LockedSite) => Promise<void>;
  /** undefined: no job runs. */
  readonly examiner: Examiner | undefined;
  readonly loginJob: LoginJob | undefined;
}

export interface Carried {
  readonly outcome: "released" | "nothing-to-change";
  /** Its number in the ledger; when there was nothing to change, that of the release that runs. */
  readonly number: number | undefined;
}

/** What a release begins with. */
interface Start {
  readonly state: SwarmState;
  readonly records: readonly LedgerRecord[];
  /** The highest number that was ever given. */
  readonly newest: number;
}

/**
 * Brings a target about, as a whole or not at all: whatever fails after the switch, the release before it is applied
 * again.
 *
 * @throws RemoteError, ConfigError: untouched. ReleaseError: in its state. The reason of the interruption: as before.
 */
export async function carryOut(site: Site, order: Order): Promise<Carried> {
  const { target } = order;
  const reason = target.kind === "rollback" ? `rollback to ${target.of}` : `release ${target.tag}`;
  const lock = await takeLock(site, order.releaser, reason);
  const ended = AbortSignal.any([site.interruption, lock.signal]);
  try {
    return await underLock({ ...site, lock, ended }, order);
  } catch (error) {
    throw error instanceof LockLost ? lostUntouched(site.environmentName, error) : error;
  } finally {
    await lock.release().catch(() => lock.stop());
  }
}

async function underLock(site: LockedSite, order: Order): Promise<Carried> {
  const start = await readStart(site);
  const { state, records } = start;
  if (order.stateDigest !== undefined && order.stateDigest !== stateDigest(state)) throw moved(site.environmentName);
  const services = planServices(order.target, state);
  if (changedServices(services).length === 0 && endsWhole(records)) {
    await runStep(site, "verify", "Verify through the front desk", (step) => verifySite(site, step, site.ended));
    return { outcome: "nothing-to-change", number: state.previous?.number };
  }
  await order.prepare(site);
  site.ended.throwIfAborted();

  const previous = lastWhole(records)?.entry;
  const isFirst = previous === undefined && (records.length > 0 || !runsApplication(state.live));
  const { target, examiner } = order;
  const done = target.job.yaml === "" || jobIsDone(target.job.hash, state.live);
  const examined = await examine(site, { target, examiner, records, jobIsDone: done, isFirst });
  site.ended.throwIfAborted();

  const number = await begin(site, order, start, examined);
  // What an interrupted release may have left as a mix is not "as before", and how the site fares on it nobody's fault now.
  const wasWhole = records.length === 0 || endsWhole(records);
  const passed: PointOfNoReturn = { oneWay: examined.before, loginGranted: false };
  const logins = loginsOf(order.loginJob, target);
  const loginSettled = logins === undefined || loginIsSettled(records, logins.login.secret);
  let progress: Progress = wasWhole ? "prepared" : "switched";
  const budget = !wasWhole || downtimeIsAgreed(services, order.target) ? undefined : order.errorBudget;
  const desk = watchFrontDesk(site.frontDesk, site.cluster.clock, budget);
  const watched = { ...site, ended: AbortSignal.any([site.ended, desk.signal]) };
  try {
    const preparation = { target, state, isFirst, examiner, examined, logins, loginIsSettled: loginSettled };
    await prepareSwitch(watched, preparation, passed);
    watched.ended.throwIfAborted();
    progress = "switched";
    await switchServices(watched, order.target, changedServices(services).length);
    await runStep(watched, "verify", "Verify through the front desk", async (step) => {
      await verifySite(watched, step, watched.ended);
      step.summarise(`${desk.probes} requests meanwhile, ${desk.failed} failed`);
    });
    await dropServices(watched, services);
    watched.ended.throwIfAborted();
  } catch (error) {
    await desk.stop();
    const { oneWay } = passed;
    const { dump } = examined;
    const loginsBefore = passed.loginGranted && previous ? loginsOf(order.loginJob, previous) : undefined;
    const failed = { error, progress, isFirst, previous, number, oneWay, dump, loginsBefore };
    throw await undo(site, { ...failed, stateful: target.stateful });
  }
  await desk.stop();
  try {
    // In a new swarm there is nobody to be shut out.
    if (logins && passed.loginGranted && records.length > 0) await shutOthersOut(site, logins, number);
    await conclude(site, number, "released", undefined);
  } catch (error) {
    throw error instanceof LockLost ? lockLost(site, number, error) : error;
  }
  await prune(site);
  return { outcome: "released", number };
}

const readStart = (site: LockedSite): Promise<Start> =>
  runStep(site, "read-ledger", "Read the ledger", async (step) => {
    const newest = await site.ledger.synchronise();
    const records = await concludeLost(site, await site.ledger.read());
    step.summarise(newest === 0 ? "no release yet" : `newest release ${newest}`);
    return { state: stateOf(await site.cluster.readStack(site.environmentName), records), records, newest };
  });

const begin = (
  site: LockedSite,
  { target, releaser }: Order,
  { newest, state }: Start,
  examined: Examined,
): Promise<number> =>
  runStep(site, "begin", "Write the release into the ledger", async (step) => {
    const context = { newest, previous: state.previous?.number, examined };
    const { number } = await newEntry(site, target, releaser, context);
    step.summarise(`release ${number}`);
    return number;
  });

const switchServices = (site: LockedSite, target: Target, count: number): Promise<void> =>
  runStep(site, "switch", `Switch ${count} service${count === 1 ? "" : "s"}`, async (step) => {
    await deployAndWatch(site, { yaml: target.stackYaml, services: target.services }, step, site.ended);
    step.summarise(target.services.map(({ name }) => name).join(", "));
  });

/** The release is whole without it, and is not taken back for it: the next one does it. */
async function shutOthersOut(site: LockedSite, logins: Logins, number: number): Promise<void> {
  try {
    await revokeLogins(site, logins);
  } catch (error) {
    if (site.lock.signal.aborted || error instanceof LockLost) throw error;
    await conclude(site, number, "failed", (error as Error).message);
    throw new ReleaseError("The new release runs, but earlier database passwords still work.", {
      code: "release/logins-left",
      state: "needs-attention",
      details: [(error as Error).message],
      hint: `Run \`deployer release ${site.environmentName}\` again: it shuts them out.`,
      cause: error,
    });
  }
}

const lostUntouched = (environmentName: string, { message }: LockLost): DjangoSwarmError =>
  new RemoteError(`The lock of ${environmentName} was lost before anything was changed: ${message}.`, {
    code: "lock/lost",
    hint: `See \`deployer history ${environmentName}\`, then release again.`,
  });

const moved = (environmentName: string): DjangoSwarmError =>
  new RemoteError(`${environmentName} has changed since the plan was made: nothing was done.`, {
    code: "plan/outdated",
    hint: `Look at what would happen now: \`deployer plan ${environmentName}\`.`,
  });
