import type { ServiceObject, TaskObject, TaskState, UpdateState } from "../../swarm/engine-objects";
import type { LiveStack } from "../../swarm/read-stack";
import { summariseNodes, summariseRelease, summariseServices } from "./summarise-stack";

const IMAGE = `123456789012.dkr.ecr.us-east-1.amazonaws.com/ublog-backend:v2@sha256:${"ab".repeat(32)}`;

interface Made {
  readonly tag?: string;
  readonly at?: string;
  readonly running?: number;
  readonly update?: UpdateState;
}

const service = (
  name: string,
  { tag, at = "2026-03-01T08:00:00Z", running = 2, update }: Made = {},
): ServiceObject => ({
  ID: name,
  Version: { Index: 1 },
  UpdatedAt: at,
  Spec: {
    Name: `ublog_${name}`,
    Labels: tag === undefined ? {} : { "django-swarm.tag": tag },
    TaskTemplate: { ContainerSpec: { Image: IMAGE } },
  },
  ...(update === undefined ? {} : { UpdateStatus: { State: update, Message: "update paused due to failure" } }),
  ServiceStatus: { RunningTasks: running, DesiredTasks: 2 },
});

const task = (state: TaskState, error = "", second = 0): TaskObject => ({
  ID: `${state}${second}`,
  ServiceID: "gunicorn",
  NodeID: "n1",
  CreatedAt: `2026-03-01T08:00:0${second}Z`,
  Spec: { ContainerSpec: { Image: IMAGE } },
  DesiredState: state === "failed" ? "shutdown" : "running",
  Status: { State: state, Err: error },
});

const live = (services: readonly ServiceObject[], tasks: readonly TaskObject[] = []): LiveStack => ({
  services: new Map(services.map((each) => [each.ID, each])),
  tasks,
});

test("the release is what the application's services say, and when the last was switched", () => {
  const at = "2026-03-01T09:00:00Z";
  const stack = live([service("gunicorn", { tag: "v2" }), service("nginx", { tag: "v2", at }), service("redis")]);
  expect(summariseRelease(stack)).toEqual({ tags: ["v2"], at });
  expect(summariseRelease(live([service("gunicorn", { tag: "v2" }), service("nginx", { tag: "v1" })]))?.tags).toEqual([
    "v1",
    "v2",
  ]);
  expect(summariseRelease(live([service("redis")]))).toBeUndefined();
});

test.each<[string, Made, readonly TaskObject[], string | undefined]>([
  ["all is there", {}, [], undefined],
  ["an update goes on", { update: "updating" }, [], "it is being updated"],
  [
    "an update whose task finds no node",
    { update: "updating", running: 1 },
    [task("pending", "no suitable node")],
    "no node can take it: no suitable node",
  ],
  ["an update stopped", { update: "paused" }, [], "its update stopped: update paused due to failure"],
  [
    "a task cannot be placed",
    { running: 1 },
    [task("pending", "no suitable node")],
    "no node can take it: no suitable node",
  ],
  [
    "a task keeps failing",
    { running: 1 },
    [task("failed", "task: non-zero exit (1): unhealthy container", 1), task("starting", "", 2)],
    "its health check fails",
  ],
  ["a task just starts", { running: 1 }, [task("starting")], "it is starting"],
  ["nothing was started", { running: 0 }, [], "it is not started"],
])("%s", (_, made, tasks, trouble) => {
  expect(summariseServices(live([service("gunicorn", made)], tasks))).toMatchObject([
    { name: "gunicorn", image: "ublog-backend:v2@abababababab", trouble },
  ]);
});

test("nodes: the manager first, with what runs on each", () => {
  const node = (id: string, role: "manager" | "worker") => ({
    ID: id,
    Spec: { Role: role, Availability: "active" as const },
    Description: { Hostname: `host-${id}`, Engine: { EngineVersion: "25.0.8" } },
    Status: { State: "ready" as const, Addr: "10.0.0.1" },
  });
  const nodes = [node("n0", "worker"), node("n1", "manager")];
  expect(summariseNodes(nodes, [task("running"), task("failed")])).toMatchObject([
    { name: "host-n1", role: "manager", tasks: 1, engine: "25.0.8" },
    { name: "host-n0", role: "worker", tasks: 0 },
  ]);
});
