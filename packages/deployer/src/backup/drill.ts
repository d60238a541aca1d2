import { randomBytes } from "node:crypto";
import { DjangoSwarmError, type Environment } from "@django-swarm/environment";
import type { Reporter } from "../report/reporter";
import { type ReachManager, withManager } from "../swarm/with-manager";
import { BackupStore } from "./backup-store";
import { assertPlaceFor } from "./check-room";
import { compareTables, type TableDifference } from "./compare-tables";
import { drillName, drillPrefix } from "./database-names";
import type { HostDatabase } from "./host-database";
import type { BackupManifest, TableSum } from "./manifest";
import { openDatabase } from "./open-database";
import { databaseOf, type ReadBackup, readBackup, verifyChecksums } from "./read-backup";

export interface DrillOptions extends ReachManager {
  /** undefined: the newest. */
  readonly id: string | undefined;
}

/** What a drill found. */
export interface DrillReport {
  readonly manifest: BackupManifest;
  /** Of the restored tables from those that were dumped; empty: every row is the same. */
  readonly differences: readonly TableDifference[];
  /** Rows of each table, dumped and restored, and live now; undefined: there is no such table now. */
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly liveRows: number | undefined }[];
  readonly seconds: number;
}

/**
 * Restores a backup beside the live database, holds every table against what was dumped, and removes it again. The
 * outcome is noted beside the backup.
 *
 * @throws RemoteError when it cannot be restored; that is noted, too
 */
export function drill(options: DrillOptions): Promise<DrillReport> {
  const { environment, reporter, signal } = options;
  return withManager(options, async (manager) => {
    const { backups_bucket_name: bucket, region, postgres_data_root: directory } = manager.outputs;
    const database = await openDatabase(environment, manager);
    const store = new BackupStore(bucket, region);
    const backup = await readBackup(environment.name, store, options.id, ["database"]);
    const [freeBytes, serverVersion] = await Promise.all([database.freeBytes(directory), database.serverVersion()]);
    const ground = { freeBytes, serverVersion, directory };
    assertPlaceFor(environment.name, backup.manifest.id, databaseOf(backup), ground);
    const begun = performance.now();
    const note = (passed: boolean) => store.writeDrill(backup.manifest.id, { at: new Date().toISOString(), passed });
    try {
      const report = await tryOut(environment, database, backup, reporter, signal);
      await note(report.differences.length === 0);
      return { ...report, seconds: Math.round((performance.now() - begun) / 100) / 10 };
    } catch (error) {
      if (isTheBackups(error)) await note(false);
      throw error;
    }
  });
}

/** Whether a failure says something about the backup: a lost connection or an interruption does not. */
const isTheBackups = (error: unknown): boolean =>
  error instanceof DjangoSwarmError && ["backup/unusable", "backup/host-failed"].includes(error.code);

async function tryOut(
  environment: Environment,
  database: HostDatabase,
  backup: ReadBackup,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Omit<DrillReport, "seconds">> {
  const live = environment.app.postgres.database;
  await verifyChecksums(environment.name, database, backup, ["database"], reporter);
  signal.throwIfAborted();
  const name = drillName(live, randomBytes(4).toString("hex"));
  try {
    await reporter.step(`Restore ${backup.manifest.id} beside ${live}`, async (step) => {
      await database.create(name);
      await database.fill(name, backup.placeOf("database"));
      step.summarise(name);
    });
    signal.throwIfAborted();
    return await reporter.step("Compare every table", async (step) => {
      const dumped = databaseOf(backup).tables;
      const differences = compareTables(dumped, await database.tableSums(name));
      const rowsNow = (await database.exists(live))
        ? rowsOf(await database.tableSums(live))
        : new Map<string, number>();
      step.summarise(`${dumped.length} tables, ${differences.length} differences`);
      return {
        manifest: backup.manifest,
        differences,
        tables: dumped.map(({ table, rows }) => ({ table, rows, liveRows: rowsNow.get(table) })),
      };
    });
  } finally {
    await reporter.step("Remove it", () => removeDrills(database, live, name));
  }
}

const rowsOf = (sums: readonly TableSum[]): ReadonlyMap<string, number> =>
  new Map(sums.map(({ table, rows }) => [table, rows]));

/** This drill's database, and those of drills that lost their connection: nobody is connected to them. */
async function removeDrills(database: HostDatabase, live: string, own: string): Promise<void> {
  await database.drop(own);
  for (const name of await database.idle()) {
    if (name.startsWith(drillPrefix(live))) await database.drop(name);
  }
}
