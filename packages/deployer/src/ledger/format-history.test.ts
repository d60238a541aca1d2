import { formatDifference, formatHistory, formatRelease } from "./format-history";
import { entry, record } from "./testing/entries";

test("history: the newest first, in columns", () => {
  const records = [
    record({ number: 9 }),
    record({ number: 10, tag: "v2" }, "rolled-back"),
    { entry: entry({ number: 11, kind: "rollback", of: 9 }), conclusion: undefined },
  ];
  expect(formatHistory(records)).toEqual([
    "11  under way, or lost  v1 (rollback to 9)  2026-01-01 00:00  ada@laptop (1)",
    "10  rolled-back         v2                  2026-01-01 00:00  ada@laptop (1)",
    "9   released            v1                  2026-01-01 00:00  ada@laptop (1)",
  ]);
});

test("one release: what it was, by whom, how it came out", () => {
  const lines = formatRelease(record({ number: 2, previous: 1, gitSha: "abc", secrets: ["ublog_KEY_1"] }, "released"));
  expect(lines[0]).toBe("release 2 of ublog");
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual(
    expect.arrayContaining([
      ["outcome", "released"],
      ["commit", "abc"],
      ["after", "release 1"],
      ["secret", "ublog_KEY_1"],
    ]),
  );
});

test("the difference of two releases, field by field", () => {
  const stack = (image: string): string => `services:\n  web:\n    image: ${image}\n`;
  const [one, other] = [entry({ number: 1, stackYaml: stack("a") }), entry({ number: 2, stackYaml: stack("b") })];
  expect(formatDifference(one, other)).toEqual(["web.image: a → b"]);
  expect(formatDifference(one, one)).toEqual([]);
});
