import { DAYS } from "./backup";
import type { Environment } from "./environment";

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
