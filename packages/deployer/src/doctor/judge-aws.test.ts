import { judgeAws, type StateLock } from "./judge-aws";

const NOW = Date.parse("2026-03-01T10:00:00Z");
const lock = (minutes: number): StateLock => ({
  stack: "ublog-staging",
  id: "5a1f",
  who: "ada@laptop",
  operation: "OperationTypeApply",
  sinceMs: NOW - minutes * 60_000,
});

test("a lock of now is somebody's work; an old one was left behind, and says how it goes", () => {
  const [now, old] = judgeAws({ locks: [lock(2), lock(180)], alarms: undefined, quotas: [] }, NOW);
  expect(now).toMatchObject({ severity: "note", what: "the state of ublog-staging has been locked for 2 minutes" });
  expect(old).toMatchObject({ severity: "warning", fix: expect.stringContaining("force-unlock 5a1f") });
});

test("of alarms, those that are on", () => {
  const alarm = (state: "OK" | "ALARM" | "INSUFFICIENT_DATA") => ({ name: `a-${state}`, state, reason: "r" });
  const alarms = [alarm("OK"), alarm("ALARM"), alarm("INSUFFICIENT_DATA")];
  expect(judgeAws({ locks: [], alarms, quotas: [] }, NOW).map(({ what }) => what)).toEqual(["the alarm a-ALARM is on"]);
});
