import type { HealthCheck } from "../model/health-check";
import { problem, type Rule } from "./rule";

/** A check costs about 0.1 s of CPU, mostly for starting a process: more often, and credits go for nothing. */
const LEAST_INTERVAL_MS = 5_000;
/** Until a container that hangs is replaced. */
const LONGEST_DETECTION_MS = 120_000;

const FAULTS: readonly {
  readonly isIn: (check: HealthCheck) => boolean;
  readonly field: keyof HealthCheck;
  readonly fix: string;
}[] = [
  { field: "command", fix: "a command", isIn: ({ command }) => command.length === 0 },
  { field: "retries", fix: "at least 2: one late answer is no illness", isIn: ({ retries }) => retries < 2 },
  {
    field: "intervalMs",
    fix: `at least ${LEAST_INTERVAL_MS}: each check costs CPU credits`,
    isIn: ({ intervalMs }) => intervalMs < LEAST_INTERVAL_MS,
  },
  {
    field: "intervalMs",
    fix: `with its retries at most ${LONGEST_DETECTION_MS} together`,
    isIn: ({ intervalMs, retries }) => intervalMs * retries > LONGEST_DETECTION_MS,
  },
  { field: "timeoutMs", fix: "at most its interval", isIn: ({ timeoutMs, intervalMs }) => timeoutMs > intervalMs },
  {
    field: "startPeriodMs",
    fix: "at least 10000: an application takes seconds to start on a small host",
    isIn: ({ startPeriodMs }) => startPeriodMs < 10_000,
  },
  {
    field: "startIntervalMs",
    fix: "less than its start period",
    isIn: ({ startIntervalMs, startPeriodMs }) => startIntervalMs >= startPeriodMs,
  },
];

/** A check in a hurry kills what is only slow and eats the host's CPU credits; one at leisure leaves the site down. */
export const healthChecksAreSane: Rule = ({ services }) =>
  services.flatMap(({ name, healthCheck }) => {
    if (!("command" in healthCheck)) return [];
    return FAULTS.filter(({ isIn }) => isIn(healthCheck)).map(({ field, fix }) =>
      problem(`services.${name}.healthCheck.${field}`, fix, healthCheck[field]),
    );
  });
