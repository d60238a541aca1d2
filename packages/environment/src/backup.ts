import { z } from "zod";
import type { Environment } from "./environment";

/** A time of day in UTC, e.g. "03:15". */
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day in UTC such as "03:15"');

/** 1970 began on a Thursday. */
const DAYS = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"] as const;

const scheduleSchema = z.discriminatedUnion("every", [
  z.strictObject({ every: z.literal("hour"), minute: z.int().min(0).max(59).default(15) }),
  z.strictObject({ every: z.literal("day"), at: timeSchema.default("03:15") }),
  z.strictObject({ every: z.literal("week"), on: z.enum(DAYS).default("sunday"), at: timeSchema.default("03:15") }),
  /** None by itself: `deployer backup` makes one. */
  z.strictObject({ every: z.literal("never") }),
]);

/** What the product keeps on its host, copied into the backups bucket. */
export const backupSchema = z.strictObject({
  /** When the host makes one by itself; times are UTC. One that was missed is made up for. */
  schedule: scheduleSchema.default({ every: "day", at: "03:15" }),
  /** How long each is kept; the newest good one stays, however old it is. */
  retainDays: z.int().min(1).max(3650).default(30),
  /** A release is refused where the newest backup is older; default: it is not looked at. */
  requireYoungerThanHours: z.number().positive().optional(),
});

/** Moments that recur: every `everySeconds`, the first `offsetSeconds` after the epoch. */
export interface BackupPeriod {
  readonly everySeconds: number;
  readonly offsetSeconds: number;
}

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** When backups are made; undefined: by hand only. */
export function backupPeriod({ backup: { schedule } }: Pick<Environment, "backup">): BackupPeriod | undefined {
  switch (schedule.every) {
    case "hour":
      return { everySeconds: HOUR_S, offsetSeconds: schedule.minute * 60 };
    case "day":
      return { everySeconds: DAY_S, offsetSeconds: secondsOfDay(schedule.at) };
    case "week":
      return {
        everySeconds: 7 * DAY_S,
        offsetSeconds: DAYS.indexOf(schedule.on) * DAY_S + secondsOfDay(schedule.at),
      };
    case "never":
      return undefined;
  }
}

function secondsOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR_S + minutes * 60;
}

/** Where backups lie in the bucket, each in a folder of its own. */
export const BACKUPS_PREFIX = "backups/";

/** The tag that the bucket's lifecycle goes by: only what has it expires. */
export const SUPERSEDED_TAG = { key: "superseded", value: "yes" } as const;
