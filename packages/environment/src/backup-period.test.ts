import { backupPeriod } from "./backup-period";
import type { EnvironmentInput } from "./schema";
import { problemsOf, TEST_DEFINITION, testEnvironment } from "./testing";

type Schedule = NonNullable<NonNullable<EnvironmentInput["backup"]>["schedule"]>;

/** The first moment of a schedule from a date on, as the host reckons it. */
function firstFrom(schedule: Schedule, date: string): string | undefined {
  const period = backupPeriod(testEnvironment({ backup: { schedule } }));
  if (period === undefined) return undefined;
  const { everySeconds: every, offsetSeconds: offset } = period;
  const seconds = Date.parse(date) / 1000;
  return new Date((Math.ceil((seconds - offset) / every) * every + offset) * 1000).toISOString();
}

// 25 November 2026 is a Wednesday.
test.each<[Schedule, string]>([
  [{ every: "hour" }, "2026-11-25T00:15:00.000Z"],
  [{ every: "hour", minute: 0 }, "2026-11-25T00:00:00.000Z"],
  [{ every: "day" }, "2026-11-25T03:15:00.000Z"],
  [{ every: "day", at: "23:59" }, "2026-11-25T23:59:00.000Z"],
  [{ every: "week" }, "2026-11-29T03:15:00.000Z"],
  [{ every: "week", on: "wednesday", at: "12:00" }, "2026-11-25T12:00:00.000Z"],
  [{ every: "week", on: "tuesday", at: "00:00" }, "2026-12-01T00:00:00.000Z"],
])("%j", (schedule, first) => {
  expect(firstFrom(schedule, "2026-11-25T00:00:00Z")).toBe(first);
});

test("never is no period; by default it is every night, kept for 30 days", () => {
  expect(firstFrom({ every: "never" }, "2026-11-25T00:00:00Z")).toBeUndefined();
  expect(testEnvironment().backup).toEqual({ schedule: { every: "day", at: "03:15" }, retainDays: 30 });
});

test("what is no schedule is refused, all of it at once", () => {
  const backup = { schedule: { every: "day", at: "24:00" }, retainDays: 0, requireYoungerThanHours: -1 };
  const problems = problemsOf({ ...TEST_DEFINITION, backup });
  expect(problems).toHaveLength(3);
  expect(problems.join("\n")).toMatch(/backup\.schedule\.at: .*a time of day in UTC such as "03:15"/);
});
