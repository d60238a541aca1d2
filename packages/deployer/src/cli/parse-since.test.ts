import { InvalidArgumentError } from "commander";
import { parseSince } from "./parse-since";

const NOW = Date.parse("2026-03-01T08:15:00Z");

test.each([
  ["90s", "2026-03-01T08:13:30Z"],
  ["15m", "2026-03-01T08:00:00Z"],
  ["2h", "2026-03-01T06:15:00Z"],
  ["3d", "2026-02-26T08:15:00Z"],
  ["2026-03-01T07:00:00Z", "2026-03-01T07:00:00Z"],
  ["2026-03-01 07:00+02:00", "2026-03-01T05:00:00Z"],
  ["2026-03-01", "2026-03-01T00:00:00Z"],
])("%s is %s", (text, moment) => {
  expect(new Date(parseSince(text, NOW))).toEqual(new Date(moment));
});

test.each(["", "soon", "5", "m", "-5m", "1.5h", "2026-13-01", "2026-03-01T25:00Z", "5w"])("%j is refused", (text) => {
  expect(() => parseSince(text, NOW)).toThrow(InvalidArgumentError);
});
