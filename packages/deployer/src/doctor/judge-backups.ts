import { formatAge, hoursOld, type LastBackup } from "../backup/last-backup";
import { type Finding, findingsIn } from "./finding";

export interface BackupFacts {
  readonly environment: string;
  /** undefined: there is none. */
  readonly last: LastBackup | undefined;
  /** How old the newest may be; undefined: backups are made by hand only. */
  readonly latestHours: number | undefined;
}

/** Where backups are made by hand, they are forgotten after this. */
const BY_HAND_HOURS = 7 * 24;
/** A drill that is older says little about what backups are like now. */
const DRILL_DAYS = 90;
const DAY_MS = 86_400_000;

export const judgeBackups = (facts: BackupFacts, nowMs: number): readonly Finding[] =>
  facts.last === undefined
    ? [noBackup(facts)]
    : [...judgeAge(facts, facts.last, nowMs), ...judgeDrill(facts, facts.last, nowMs)];

const finding = findingsIn("backups");

const noBackup = ({ environment, latestHours }: BackupFacts): Finding =>
  finding(
    "warning",
    "there is no backup",
    latestHours === undefined
      ? "backup.schedule says never, and nobody made one by hand"
      : "the host makes the first within minutes of the first release, unless it was made before hosts could",
    `\`deployer backup ${environment}\``,
  );

function judgeAge({ environment, latestHours }: BackupFacts, last: LastBackup, nowMs: number): readonly Finding[] {
  if (hoursOld(last, nowMs) <= (latestHours ?? BY_HAND_HOURS)) return [];
  const what = `the newest backup is ${formatAge(last, nowMs)} old`;
  const make = `\`deployer backup ${environment}\` makes one`;
  return latestHours === undefined
    ? [finding("warning", what, "backup.schedule says never", `${make}.`)]
    : [
        finding(
          "error",
          what,
          `one is due every ${Math.floor(latestHours / 1.25)} hours: the host's failed, or it was asleep`,
          `${make}, or says why not. On the host: \`journalctl -u django-swarm-backup -u django-swarm-backup-due\`.`,
        ),
      ];
}

function judgeDrill({ environment }: BackupFacts, { drill }: LastBackup, nowMs: number): readonly Finding[] {
  const fix = `\`deployer drill ${environment}\``;
  if (drill === undefined) return [finding("note", "no backup was ever tried out", "nobody held a drill", fix)];
  if (!drill.passed) {
    return [
      finding("error", `the backup ${drill.id} does not restore`, `the drill of ${drill.at.slice(0, 10)} failed`, fix),
    ];
  }
  const days = Math.floor((nowMs - Date.parse(drill.at)) / DAY_MS);
  if (days <= DRILL_DAYS) return [];
  return [finding("note", `the last drill was ${days} days ago`, "nobody held one since", fix)];
}
