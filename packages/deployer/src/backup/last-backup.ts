import type { Environment } from "@django-swarm/environment";
import { backupPeriod, RemoteError } from "@django-swarm/environment";
import * as z from "zod";

/** What a drill found; kept beside the backup. */
export const drillRecordSchema = z.object({
  at: z.iso.datetime(),
  passed: z.boolean(),
});
export type DrillRecord = z.output<typeof drillRecordSchema>;

/** The newest whole backup, as status, doctor and releases look at it. */
export interface LastBackup {
  readonly id: string;
  /** When it was begun: what was written later is not in it. ISO 8601. */
  readonly startedAt: string;
  readonly bytes: number;
  /** Of the newest backup that was tried out, this one or one before; undefined: none was. */
  readonly drill: (DrillRecord & { readonly id: string }) | undefined;
}

const HOUR_MS = 3_600_000;

export const hoursOld = ({ startedAt }: Pick<LastBackup, "startedAt">, nowMs: number): number =>
  (nowMs - Date.parse(startedAt)) / HOUR_MS;

/** How old the newest backup may be before one was missed: a period, and time to make it; undefined: any age. */
export function latestHours(environment: Pick<Environment, "backup">): number | undefined {
  const period = backupPeriod(environment);
  if (period === undefined) return undefined;
  const hours = period.everySeconds / 3600;
  return hours + Math.max(1, hours / 4);
}

/**
 * A release asks for this before it begins.
 *
 * @param hours the oldest that will do
 * @throws RemoteError naming the newest there is.
 */
export function assertYounger(
  environmentName: string,
  last: Pick<LastBackup, "id" | "startedAt"> | undefined,
  hours: number,
  nowMs: number,
): void {
  if (last !== undefined && hoursOld(last, nowMs) <= hours) return;
  throw new RemoteError(`There is no backup of ${environmentName} from the last ${hours} hours: nothing was changed.`, {
    code: "backup/too-old",
    details: [last === undefined ? "there is none at all" : `the newest is ${last.id}: ${formatAge(last, nowMs)} old`],
    hint: `Make one: \`deployer backup ${environmentName}\`.`,
  });
}

/** "25 min", "7 h", "3 days". */
export function formatAge(backup: Pick<LastBackup, "startedAt">, nowMs: number): string {
  const hours = hoursOld(backup, nowMs);
  if (hours < 1) return `${Math.max(0, Math.round(hours * 60))} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}
