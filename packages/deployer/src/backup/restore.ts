import type { Environment } from "@django-swarm/environment";
import { lastWhole } from "../ledger/releases";
import { type LoginJob, loginJobOf } from "../login/login-job";
import { grantLogin, loginsOf } from "../release/change-logins";
import { openSite } from "../release/open-site";
import type { LockedSite } from "../release/site";
import { verifySite } from "../release/verify-site";
import type { Parting } from "../report/parting";
import { type Manager, type ReachManager, withManager } from "../swarm/with-manager";
import { BackupStore } from "./backup-store";
import { assertPlaceFor } from "./check-room";
import { assertSideName, replacedName, restoringName } from "./database-names";
import { fillDatabase } from "./fill-database";
import type { HostDatabase } from "./host-database";
import type { BackupManifest } from "./manifest";
import { openDatabase } from "./open-database";
import { databaseOf, type ReadBackup, readBackup, verifyChecksums } from "./read-backup";
import { notAnswering, notSwapped, sideExists } from "./restore-errors";
import { underLock } from "./under-lock";

export interface RestoreOptions extends ReachManager {
  readonly parting: Parting;
  /** undefined: the newest. */
  readonly id: string | undefined;
  /** A database beside the live one; undefined: in its place. */
  readonly into: string | undefined;
  /** Asks whether to go on, once it is known what would be restored; throws when not. */
  readonly confirm: (manifest: BackupManifest) => Promise<void>;
}

export interface Restored {
  readonly manifest: BackupManifest;
  readonly database: string;
  /** What the database before is called now; undefined: there was none, or it is where it was. */
  readonly replaced: string | undefined;
}

/**
 * Restores the database of a backup: into a new one, which is held against what was dumped, and then takes the place of
 * the live one in one step. Until that step nothing that runs is touched.
 *
 * @throws UsageError, RemoteError before anything was changed; ReleaseError after that.
 */
export function restore(options: RestoreOptions): Promise<Restored> {
  const { environment, reporter, signal, into } = options;
  const live = environment.app.postgres.database;
  if (into !== undefined) assertSideName(into, live);
  return withManager(options, async (manager) => {
    const { outputs } = manager;
    const database = await openDatabase(environment, manager);
    const store = new BackupStore(outputs.backups_bucket_name, outputs.region);
    const backup = await readBackup(environment.name, store, options.id, ["database"]);
    await assertGround(environment, manager, database, backup, into);
    await options.confirm(backup.manifest);
    if (into !== undefined) {
      await verifyChecksums(environment.name, database, backup, ["database"], reporter);
      await fillDatabase(database, backup, into, reporter, signal);
      return { manifest: backup.manifest, database: into, replaced: undefined };
    }
    const site = await openSite(environment, manager, reporter, options);
    const replaced = await underLock(site, `restore ${backup.manifest.id}`, async (locked) => {
      await verifyChecksums(environment.name, database, backup, ["database"], reporter);
      return inPlace(locked, loginJobOf(environment), { database, backup, live });
    });
    return { manifest: backup.manifest, database: live, replaced };
  });
}

async function assertGround(
  { name }: Environment,
  { outputs: { postgres_data_root: directory } }: Manager,
  database: HostDatabase,
  backup: ReadBackup,
  into: string | undefined,
): Promise<void> {
  if (into !== undefined && (await database.exists(into))) throw sideExists(into);
  const [freeBytes, serverVersion] = await Promise.all([database.freeBytes(directory), database.serverVersion()]);
  assertPlaceFor(name, backup.manifest.id, databaseOf(backup), { freeBytes, serverVersion, directory });
}

/** @returns what the database before is called now. */
async function inPlace(
  site: LockedSite,
  loginJob: LoginJob,
  { database, backup, live }: { readonly database: HostDatabase; readonly backup: ReadBackup; readonly live: string },
): Promise<string | undefined> {
  const { reporter, ended: signal, environmentName } = site;
  const fresh = restoringName(live);
  // What an earlier restore that lost its connection left.
  await database.drop(fresh);
  await fillDatabase(database, backup, fresh, reporter, signal);

  const hadLive = await database.exists(live);
  const replaced = hadLive ? replacedName(live, new Date()) : undefined;
  try {
    await reporter.step(`Put it in the place of ${live}`, async (step) => {
      await database.swap(fresh, live, replaced ?? live, hadLive);
      step.summarise(replaced === undefined ? "there was none" : `the one before is called ${replaced}`);
    });
  } catch (error) {
    await database.drop(fresh).catch(() => undefined);
    throw notSwapped(environmentName, live, error);
  }
  try {
    // Roles are in no dump: where Postgres is a new one, nobody knows the application.
    const logins = loginsOf(loginJob, lastWhole(await site.ledger.read())?.entry);
    if (logins) await grantLogin(site, logins);
    await reporter.step("Verify through the front desk", (step) => verifySite(site, step, signal));
  } catch (error) {
    throw notAnswering(environmentName, live, replaced, error);
  }
  return replaced;
}
