import { DjangoSwarmError, type Environment } from "@django-swarm/environment";
import { BackupStore } from "../../backup/backup-store";
import { hoursOld, latestHours } from "../../backup/last-backup";
import type { Manager } from "../../swarm/with-manager";
import type { BackupStatus } from "./status";

/** The newest backup; one that cannot be looked at does not keep the rest of the screen back. */
export async function readBackupStatus(environment: Environment, { outputs }: Manager): Promise<BackupStatus> {
  try {
    const last = await new BackupStore(outputs.backups_bucket_name, outputs.region).last();
    if (last === undefined) return { last, hoursOld: undefined, trouble: undefined };
    const hours = hoursOld(last, Date.now());
    const overdue = hours > (latestHours(environment) ?? Number.POSITIVE_INFINITY);
    return { last, hoursOld: Math.round(hours * 10) / 10, trouble: overdue ? "one is overdue" : undefined };
  } catch (error) {
    if (!(error instanceof DjangoSwarmError)) throw error;
    return { last: undefined, hoursOld: undefined, trouble: error.message };
  }
}
