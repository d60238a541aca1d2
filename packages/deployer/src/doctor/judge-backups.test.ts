import { judgeBackups } from "./judge-backups";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const last = {
  id: "20261125T031501Z",
  startedAt: "2026-11-25T03:15:01Z",
  bytes: 1500,
  drill: { id: "20261120T031501Z", at: "2026-11-20T09:00:00Z", passed: true },
};
const facts = { environment: "shop", last, latestHours: 30 };

test("a young one, and a drill that passed: nothing to say", () => {
  expect(judgeBackups(facts, NOW)).toEqual([]);
});

test.each<[string, Parameters<typeof judgeBackups>[0], string, string]>([
  ["none yet", { ...facts, last: undefined }, "warning", "there is no backup"],
  [
    "one was missed",
    { ...facts, last: { ...last, startedAt: "2026-11-23T03:15:01Z" } },
    "error",
    "the newest backup is 2 days old",
  ],
  [
    "by hand, and forgotten",
    { ...facts, latestHours: undefined, last: { ...last, startedAt: "2026-11-10T12:00:00Z" } },
    "warning",
    "the newest backup is 15 days old",
  ],
  ["never tried out", { ...facts, last: { ...last, drill: undefined } }, "note", "no backup was ever tried out"],
  [
    "one that does not restore",
    { ...facts, last: { ...last, drill: { ...last.drill, passed: false } } },
    "error",
    "the backup 20261120T031501Z does not restore",
  ],
  [
    "tried out long ago",
    { ...facts, last: { ...last, drill: { ...last.drill, at: "2026-08-01T00:00:00Z" } } },
    "note",
    "the last drill was 116 days ago",
  ],
])("%s", (_, of, severity, what) => {
  expect(judgeBackups(of, NOW)).toEqual([
    expect.objectContaining({ area: "backups", severity, what, fix: expect.stringContaining("shop") }),
  ]);
});
