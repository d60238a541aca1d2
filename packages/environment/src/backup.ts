import * as z from "zod";

/** A time of day in UTC, e.g. "03:15". */
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day in UTC such as "03:15"');

/** 1970 began on a Thursday. */
export const DAYS = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"] as const;

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

/** Where backups lie in the bucket, each in a folder of its own. */
export const BACKUPS_PREFIX = "backups/";

/** The tag that the bucket's lifecycle goes by: only what has it expires. */
export const SUPERSEDED_TAG = { key: "superseded", value: "yes" } as const;
