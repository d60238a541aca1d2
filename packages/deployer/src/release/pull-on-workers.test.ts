import type { TaskObject, TaskState } from "../swarm/engine-objects";
import type { LiveStack } from "../swarm/read-stack";
import { judgePulls } from "./pull-on-workers";

const pulls = new Map([["image-1", { image: "web@sha256:1", constraints: [], nodes: new Map([["n1", "ip-1"]]) }]]);
const stack = (...states: { state: TaskState; err?: string; node?: string; service?: string }[]): LiveStack => ({
  services: new Map([["image-1", { ID: "s1" } as never]]),
  tasks: states.map(
    ({ state, err, node = "n1", service = "s1" }) =>
      ({ ServiceID: service, NodeID: node, Status: { State: state, ...(err ? { Err: err } : {}) } }) as TaskObject,
  ),
});

describe("judgePulls", () => {
  test.each<[string, LiveStack, string, string | undefined]>([
    ["no task yet", stack(), "pulls", undefined],
    ["a task that the worker prepares", stack({ state: "preparing" }), "pulls", undefined],
    ["one that could start", stack({ state: "ready" }), "has it", undefined],
    ["one that found no command", stack({ state: "failed", err: "exec: no such file" }), "has it", undefined],
    [
      "an image that cannot be had",
      stack({ state: "rejected", err: "No such image: web" }),
      "failed",
      "web@sha256:1 on ip-1: No such image: web",
    ],
    ["another node's task", stack({ state: "failed", node: "n2" }), "pulls", undefined],
    ["another service's task", stack({ state: "failed", service: "s2" }), "pulls", undefined],
  ])("%s", (_name, live, state, problem) => {
    const expected = { node: "ip-1", image: "web@sha256:1", state, ...(problem === undefined ? {} : { problem }) };
    expect(judgePulls(pulls, live)).toEqual([expected]);
  });
});
