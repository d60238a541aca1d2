import { judgeLeftovers } from "./clear-leftovers";
import { REHEARSAL_LABEL } from "./layout";

const cloud = (root: string, Running: boolean) => ({
  State: { Running },
  Config: { Labels: { [REHEARSAL_LABEL]: root } },
});

test.each([
  ["a bare engine", undefined, 0, { kind: "none" }],
  ["a rehearsal that runs", cloud("/a", true), 2, { kind: "usable" }],
  ["a laptop that was restarted", cloud("/a", false), 2, { kind: "stale" }],
  ["a half torn down one", undefined, 1, { kind: "stale" }],
  ["another checkout's", cloud("/b", true), 0, { kind: "foreign", root: "/b" }],
  ["another checkout's that has ended", cloud("/b", false), 0, { kind: "foreign", root: "/b" }],
])("%s", (_, found, containers, expected) => {
  expect(judgeLeftovers("/a", found, containers)).toEqual(expected);
});
