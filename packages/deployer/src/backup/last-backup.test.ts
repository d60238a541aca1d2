import { testEnvironment } from "@django-swarm/environment/testing";
import { assertYounger, formatAge, latestHours } from "./last-backup";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const since = (startedAt: string) => ({ id: "20261125T031501Z", startedAt });

test.each([
  ["2026-11-25T11:59:00Z", 1],
  ["2026-11-24T12:00:00Z", 24],
])("one of %s will do for %i h", (startedAt, hours) => {
  expect(() => assertYounger("shop", since(startedAt), hours, NOW)).not.toThrow();
});

test.each([
  ["none", undefined, "there is none at all"],
  ["an older one", since("2026-11-24T11:00:00Z"), "the newest is 20261125T031501Z: 25 h old"],
])("%s will not do for a day", (_, last, detail) => {
  expect(() => assertYounger("shop", last, 24, NOW)).toThrow(
    expect.objectContaining({
      code: "backup/too-old",
      details: [detail],
      hint: expect.stringContaining("deployer backup shop"),
    }),
  );
});

test.each([
  [{ every: "hour" }, 2],
  [{ every: "day" }, 30],
  [{ every: "never" }, undefined],
] as const)("%j: the newest may be %s h old", (schedule, hours) => {
  expect(latestHours(testEnvironment({ backup: { schedule } }))).toBe(hours);
});

test.each([
  ["2026-11-25T12:00:05Z", "0 min"],
  ["2026-11-25T11:20:00Z", "40 min"],
  ["2026-11-24T08:00:00Z", "28 h"],
  ["2026-11-20T12:00:00Z", "5 days"],
])("%s is %s ago", (startedAt, age) => {
  expect(formatAge({ startedAt }, NOW)).toBe(age);
});
