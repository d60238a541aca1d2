import { InvalidArgumentError } from "commander";

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DATE = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * A moment as people say it: `90s`, `15m`, `2h`, `3d` before now, or a date as in ISO 8601 (without a zone: local time).
 *
 * @returns Unix time in milliseconds.
 * @throws InvalidArgumentError for anything else.
 */
export function parseSince(text: string, nowMs: number): number {
  const [, count, unit = ""] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return nowMs - Number(count) * (UNIT_MS[unit] ?? 0);
  const dateMs = DATE.test(text) ? Date.parse(text.replace(" ", "T")) : Number.NaN;
  if (Number.isNaN(dateMs))
    throw new InvalidArgumentError("a time ago such as 90s, 15m, 2h, 3d, or a date such as 2026-03-01T08:15Z");
  return dateMs;
}
