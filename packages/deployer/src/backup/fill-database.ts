import { RemoteError } from "@django-swarm/environment";
import type { Reporter } from "../report/reporter";
import { compareTables } from "./compare-tables";
import type { HostDatabase } from "./host-database";
import { databaseOf, type ReadBackup } from "./read-backup";

/**
 * Restores a backup's database under a name that is free, and holds every table against what was dumped. Whatever fails,
 * nothing is left of it.
 *
 * @throws RemoteError; the reason of the interruption
 */
export async function fillDatabase(
  host: HostDatabase,
  backup: ReadBackup,
  name: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const { tables } = databaseOf(backup);
  try {
    await reporter.step(`Restore ${backup.manifest.id} into ${name}`, async () => {
      await host.create(name);
      await host.fill(name, backup.placeOf("database"));
    });
    signal.throwIfAborted();
    await reporter.step("Compare every table with what was dumped", async (step) => {
      const differences = compareTables(tables, await host.tableSums(name));
      if (differences.length > 0) {
        throw new RemoteError(`What was restored from ${backup.manifest.id} is not what was dumped.`, {
          code: "backup/differs",
          details: differences.map(({ table, difference }) => `${table}: ${difference}`),
          hint: "Take another backup; `deployer backup list` has them.",
        });
      }
      step.summarise(`${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows`);
    });
    signal.throwIfAborted();
  } catch (error) {
    // A lost connection leaves it: whoever restores next begins with its removal.
    await host.drop(name).catch(() => undefined);
    throw error;
  }
}
