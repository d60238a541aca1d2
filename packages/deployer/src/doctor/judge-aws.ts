import type { AlarmStatus } from "../operate/status/status";
import type { Finding } from "./finding";
import { judgeQuotas } from "./judge-quotas";
import type { QuotaUse } from "./quotas";

/** A lock that Terraform left beside a state. */
export interface StateLock {
  readonly stack: string;
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly sinceMs: number;
}

export interface AwsFacts {
  readonly locks: readonly StateLock[];
  /** undefined: the environment has none. */
  readonly alarms: readonly AlarmStatus[] | undefined;
  /** undefined: the credentials may not look at them. */
  readonly quotas: readonly QuotaUse[] | undefined;
}

/** An apply takes minutes: a lock this old was left behind. */
const LEFT_BEHIND_MS = 60 * 60_000;

export const judgeAws = ({ locks, alarms, quotas }: AwsFacts, nowMs: number): readonly Finding[] => [
  ...locks.map((lock) => judgeLock(lock, nowMs)),
  ...(alarms ?? []).filter(({ state }) => state === "ALARM").map(judgeAlarm),
  ...judgeQuotas(quotas),
];

function judgeLock({ stack, id, who, operation, sinceMs }: StateLock, nowMs: number): Finding {
  const minutes = Math.max(0, Math.round((nowMs - sinceMs) / 60_000));
  const old = nowMs - sinceMs > LEFT_BEHIND_MS;
  return {
    area: "aws",
    severity: old ? "warning" : "note",
    what: `the state of ${stack} has been locked for ${minutes} minutes`,
    cause: `${who} runs ${operation}${old ? ", or ran it and was cut off" : ""}`,
    fix: old
      ? `Ask ${who}. Only if that process is gone for good: \`terraform -chdir=apps/ublog-env/cdktf.out/stacks/${stack} force-unlock ${id}\`.`
      : "Wait until it has ended.",
  };
}

const judgeAlarm = ({ name, reason }: AlarmStatus): Finding => ({
  area: "aws",
  severity: "error",
  what: `the alarm ${name} is on`,
  cause: reason,
  fix: "See docs/runbooks for the page of what it names.",
});
