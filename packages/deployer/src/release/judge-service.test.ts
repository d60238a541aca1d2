import type { ServiceObject, TaskObject, UpdateState } from "../swarm/engine-objects";
import { SERVICE_HASH_LABEL } from "../swarm/stack-labels";
import { judgeService, type Verdict, type WatchedService } from "./judge-service";

const IMAGE = "backend@sha256:new";
const watched: WatchedService = {
  name: "gunicorn",
  image: IMAGE,
  hash: "h2",
  earlierTasks: new Set(["old1", "old2"]),
  deadlineMs: 60_000,
};

const spec = (image: string, Test?: readonly string[]) => ({
  ContainerSpec: { Image: image, ...(Test ? { Healthcheck: { Test } } : {}) },
});

function service(
  changes: {
    state?: UpdateState;
    message?: string;
    image?: string;
    hash?: string;
    replicas?: number;
    check?: readonly string[];
  } = {},
): ServiceObject {
  return {
    ID: "s",
    Version: { Index: 1 },
    Spec: {
      Name: "ublog_gunicorn",
      Labels: { [SERVICE_HASH_LABEL]: changes.hash ?? "h2" },
      TaskTemplate: spec(changes.image ?? IMAGE, changes.check),
      Mode: { Replicated: { Replicas: changes.replicas ?? 2 } },
    },
    ...(changes.state ? { UpdateStatus: { State: changes.state, Message: changes.message ?? "" } } : {}),
  };
}

let created = 0;
function task(
  id: string,
  state: TaskObject["Status"]["State"],
  changes: { image?: string; desired?: string; check?: readonly string[]; err?: string; exit?: number } = {},
): TaskObject {
  created += 1;
  return {
    ID: id,
    ServiceID: "s",
    CreatedAt: `2026-01-01T00:00:${String(created % 60).padStart(2, "0")}Z`,
    Spec: spec(changes.image ?? IMAGE, changes.check),
    DesiredState: changes.desired ?? "running",
    Status: {
      State: state,
      ...(changes.err === undefined ? {} : { Err: changes.err }),
      ...(changes.exit === undefined ? {} : { ContainerStatus: { ExitCode: changes.exit } }),
    },
  };
}

const old = (id: string, desired = "running"): TaskObject =>
  task(id, "running", { image: "backend@sha256:old", desired });
const crash = (id: string): TaskObject =>
  task(id, "failed", { desired: "shutdown", err: "task: non-zero exit (3)", exit: 3 });
const up = [task("n1", "running"), task("n2", "running")];

/** Looks at a service at given seconds, one after the other; the last verdict. */
function verdictAfter(
  looks: readonly [seconds: number, service: ServiceObject | undefined, tasks: readonly TaskObject[]][],
): Verdict {
  let memory: Parameters<typeof judgeService>[3] = { startedMs: 0 };
  let verdict: Verdict = { state: "waiting", doing: "" };
  for (const [seconds, seen, tasks] of looks) {
    ({ verdict, memory } = judgeService(watched, seen, tasks, memory, seconds * 1000));
  }
  return verdict;
}

describe("judgeService", () => {
  test.each<[string, readonly [number, ServiceObject | undefined, readonly TaskObject[]][], Verdict["state"], RegExp]>([
    ["an update that the engine completed", [[0, service({ state: "completed" }), up]], "converged", /^$/],
    ["an update that the engine still monitors", [[0, service({ state: "updating" }), up]], "waiting", /2\/2/],
    [
      "the engine took an earlier update back, to what we want",
      [[0, service({ state: "rollback_completed" }), up]],
      "converged",
      /^$/,
    ],
    [
      "the engine is taking an earlier update back, to what we want",
      [[0, service({ state: "rollback_started" }), up]],
      "waiting",
      /2\/2/,
    ],
    [
      "the moment after an update, when the status is null",
      [[0, service(), [old("old1"), old("old2")]]],
      "waiting",
      /0\/2/,
    ],
    [
      "half way",
      [[0, service({ state: "updating" }), [old("old2"), task("n1", "starting")]]],
      "waiting",
      /0\/2 ready, starting/,
    ],
    ["one old task too many", [[0, service({ state: "completed" }), [...up, old("old1")]]], "waiting", /2\/2/],
    [
      "old tasks that are told to stop",
      [[0, service({ state: "completed" }), [...up, old("old1", "shutdown")]]],
      "converged",
      /^$/,
    ],
    ["a new service, just up", [[0, service(), up]], "waiting", /settling/],
    [
      "a new service, up for 5 s",
      [
        [0, service(), up],
        [5, service(), up],
      ],
      "converged",
      /^$/,
    ],
    [
      "a new service that fell in between",
      [
        [0, service(), up],
        [3, service(), [crash("n1")]],
        [5, service(), up],
      ],
      "waiting",
      /settling/,
    ],
    ["an unchanged service", [[0, service(), [task("old1", "running"), task("old2", "running")]]], "converged", /^$/],
    ["no replicas wanted", [[0, service({ replicas: 0 }), []]], "converged", /^$/],
    [
      "rolled back by the engine",
      [[0, service({ state: "rollback_started", image: "x" }), [crash("n1")]]],
      "failed",
      /rolled it back: it exits with code 3/,
    ],
    [
      "rolled back, no task left",
      [[0, service({ state: "rollback_completed", hash: "h1", message: "rollback completed" }), []]],
      "failed",
      /rollback completed/,
    ],
    [
      "paused by the engine",
      [[0, service({ state: "paused", message: "update paused" }), []]],
      "failed",
      /stopped its update/,
    ],
    ["another image", [[0, service({ image: "backend@sha256:old" }), up]], "failed", /backend@sha256:old/],
    ["changed by somebody", [[0, service({ hash: "h3" }), up]], "failed", /somebody else/],
    ["removed", [[0, undefined, []]], "failed", /removed/],
    ["two crashes", [[0, service(), [crash("a"), crash("b")]]], "waiting", /failed once: it exits with code 3/],
    [
      "crashes of the specification before",
      [
        [
          0,
          service(),
          ["a", "b", "c"].map((id) => task(id, "failed", { image: "backend@sha256:old", desired: "shutdown" })),
        ],
      ],
      "waiting",
      /0\/2/,
    ],
    [
      "three crashes",
      [[0, service(), [crash("a"), crash("b"), crash("c")]]],
      "failed",
      /keeps failing: it exits with code 3/,
    ],
    [
      "three whose node was just joining",
      [
        [
          0,
          service(),
          ["a", "b", "c"].map((id) =>
            task(id, "rejected", { desired: "shutdown", err: "assigned node no longer meets constraints" }),
          ),
        ],
      ],
      "waiting",
      /^0\/2 ready$/,
    ],
    [
      "three that end with 0",
      [[0, service(), ["a", "b", "c"].map((id) => task(id, "complete", { desired: "shutdown" }))]],
      "failed",
      /ends by itself/,
    ],
    [
      "crashes from before the release",
      [[0, service({ state: "completed" }), [...up, crash("old1"), crash("old2")]]],
      "converged",
      /^$/,
    ],
    [
      "no place, for a while",
      [[0, service(), [task("n1", "pending", { err: "no suitable node (host-mode port already in use)" })]]],
      "waiting",
      /no suitable node/,
    ],
    [
      "no place, for 30 s",
      [0, 30].map(
        (seconds) =>
          [
            seconds,
            service(),
            [task("n1", "pending", { err: "no suitable node (insufficient resources on 1 node)" })],
          ] as const,
      ) as never,
      "failed",
      /no node can take it: .*insufficient/,
    ],
    [
      "never ready",
      [[60, service({ state: "updating" }), [task("n1", "starting")]]],
      "failed",
      /within 60 s: 0\/2 ready, starting/,
    ],
  ])("%s", (_name, looks, state, words) => {
    const verdict = verdictAfter(looks);
    expect(verdict.state).toBe(state);
    const said = verdict.state === "failed" ? verdict.cause : verdict.state === "waiting" ? verdict.doing : "";
    expect(said).toMatch(words);
  });

  test("a failed verdict names the task whose log to read", () => {
    expect(verdictAfter([[0, service(), [crash("a"), crash("b"), crash("c")]]])).toMatchObject({
      task: expect.stringMatching(/^[abc]$/),
    });
  });
});
