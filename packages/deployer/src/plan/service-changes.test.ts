import type { ServiceObject, UpdateState } from "../swarm/engine-objects";
import { SERVICE_HASH_LABEL, STACK_IMAGE_LABEL } from "../swarm/stack-labels";
import { serviceChanges, someAreNew, type WantedService } from "./service-changes";

const wanted: WantedService = { name: "gunicorn", image: "backend@sha256:2", hash: "h2", replicas: 2 };

const live = (
  changes: {
    image?: string;
    stackImage?: string;
    hash?: string;
    replicas?: number;
    state?: UpdateState;
    running?: number;
  } = {},
): ServiceObject => ({
  ID: "s",
  Version: { Index: 1 },
  Spec: {
    Name: "ublog_gunicorn",
    Labels: {
      [SERVICE_HASH_LABEL]: changes.hash ?? "h2",
      [STACK_IMAGE_LABEL]: changes.stackImage ?? changes.image ?? "backend@sha256:2",
    },
    TaskTemplate: { ContainerSpec: { Image: changes.image ?? "backend@sha256:2" } },
    Mode: { Replicated: { Replicas: changes.replicas ?? 2 } },
  },
  ServiceStatus: { RunningTasks: changes.running ?? 2, DesiredTasks: 2 },
  ...(changes.state ? { UpdateStatus: { State: changes.state } } : {}),
});

describe("serviceChanges", () => {
  test.each<[string, ServiceObject]>([
    ["as released", live()],
    ["as released, after an update", live({ state: "completed" })],
  ])("nothing to do: %s", (_name, service) => {
    expect(serviceChanges([wanted], new Map([["gunicorn", service]]))).toEqual([]);
  });

  test.each<[string, ServiceObject, RegExp, boolean]>([
    ["a new image", live({ image: "backend@sha256:1", hash: "h1" }), /sha256:1 → .*sha256:2/, false],
    ["a new definition", live({ hash: "h1" }), /definition/, false],
    ["an image changed by hand", live({ image: "evil", stackImage: "backend@sha256:2" }), /by hand to evil/, true],
    ["scaled by hand", live({ replicas: 5 }), /scaled by hand to 5/, false],
    ["a paused update", live({ state: "paused" }), /paused/, false],
    ["a task that does not run", live({ running: 1 }), /only 1 of 2/, false],
  ])("%s", (_name, service, reason, imageDrifted) => {
    expect(serviceChanges([wanted], new Map([["gunicorn", service]]))).toEqual([
      { service: "gunicorn", kind: "update", reason: expect.stringMatching(reason), imageDrifted },
    ]);
  });

  test("a service that does not exist is created, one that is not wanted is told", () => {
    expect(serviceChanges([wanted], new Map([["flower", live()]]))).toMatchObject([
      { service: "gunicorn", kind: "create" },
      { service: "flower", kind: "extra" },
    ]);
  });

  test("one on every node", () => {
    const service = live();
    const global = { ...service, Spec: { ...service.Spec, Mode: { Global: {} } } };
    expect(serviceChanges([{ ...wanted, replicas: undefined }], new Map([["gunicorn", global]]))).toEqual([]);
  });
});

describe("someAreNew", () => {
  const postgres = { ...wanted, name: "postgres" };
  const redis = { ...wanted, name: "redis" };

  test.each<[string, readonly WantedService[], string[], boolean]>([
    ["all run", [postgres, redis], ["gunicorn", "postgres", "redis"], false],
    ["one does not run", [postgres, redis], ["gunicorn", "redis"], true],
    ["another one does not run", [postgres, redis], ["postgres", "redis"], false],
    ["one that runs is no longer wanted", [redis], ["gunicorn", "postgres", "redis"], false],
  ])("%s", (_name, services, running, expected) => {
    const changes = serviceChanges([wanted, ...services], new Map(running.map((name) => [name, live()])));
    expect(someAreNew(services, changes)).toBe(expected);
  });
});
