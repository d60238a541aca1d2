import type { NodeObject } from "../swarm/engine-objects";
import { absentNodes } from "./absent-nodes";

const node = (Hostname: string, State: NodeObject["Status"]["State"], availability?: "active" | "pause" | "drain") => ({
  ID: `id-of-${Hostname}`,
  Spec: availability === undefined ? {} : { Availability: availability },
  Description: { Hostname },
  Status: { State },
});

test.each<[string, NodeObject, readonly string[]]>([
  ["one that works", node("a", "ready", "active"), []],
  ["one that is off", node("a", "down", "active"), ["the node a is down"]],
  ["one that is off and drained", node("a", "down", "drain"), ["the node a is down"]],
  ["one that leaves", node("a", "ready", "drain"), ["the node a is drained"]],
  ["one that somebody paused", node("a", "ready", "pause"), ["the node a is paused"]],
  ["one that has not said who it is", { ID: "x1", Spec: {}, Status: { State: "unknown" } }, ["the node x1 is unknown"]],
])("%s", (_, given, expected) => {
  expect(absentNodes([node("other", "ready"), given])).toEqual(expected);
});
