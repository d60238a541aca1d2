import { type KnownService, type LiveService, planService } from "./plan-services";

const image = "backend@sha256:2";
const definition = (changes: object = {}, order = "start-first") => ({
  image,
  environment: { DEBUG: "0" },
  deploy: { replicas: "2", labels: { "traefik.enable": "true" }, update_config: { order } },
  ...changes,
});
const live = (changes: Partial<LiveService> = {}): LiveService => ({
  spec: { Mode: { Replicated: { Replicas: 2 } } },
  image,
  stackImage: image,
  hash: "h2",
  replicas: 2,
  unwell: undefined,
  ...changes,
});
const known = (changes: Partial<KnownService> = {}): KnownService => ({
  wanted: { name: "gunicorn", image, hash: "h2", replicas: 2, definition: definition() },
  released: definition(),
  recorded: live().spec,
  live: live(),
  stateful: false,
  ...changes,
});
const wantedAs = (changed: ReturnType<typeof definition>) => ({
  wanted: { name: "gunicorn", image, hash: "h3", replicas: 2, definition: changed },
});

describe("planService", () => {
  test.each<[string, Partial<KnownService>, object]>([
    ["nothing differs", {}, { action: "no-change", changes: [], drift: [] }],
    ["nothing runs", { live: undefined }, { action: "create", note: "new" }],
    ["not wanted", { wanted: undefined }, { action: "remove" }],
    [
      "not wanted, with data",
      { wanted: undefined, stateful: true },
      { action: "no-change", note: expect.stringContaining("left alone") },
    ],
    [
      "a variable, start-first",
      wantedAs(definition({ environment: { DEBUG: "1" } })),
      { action: "rolling", restarts: true, changes: [{ path: "environment.DEBUG", before: "0", after: "1" }] },
    ],
    [
      "a variable, stop-first",
      { ...wantedAs(definition({ environment: {} }, "stop-first")), released: definition({}, "stop-first") },
      { action: "brief-downtime", changes: [{ path: "environment.DEBUG", before: "0" }] },
    ],
    [
      "a variable, stop-first, with data",
      {
        ...wantedAs(definition({ environment: {} }, "stop-first")),
        released: definition({}, "stop-first"),
        stateful: true,
      },
      { action: "stateful-restart" },
    ],
    [
      "labels alone, stop-first, with data: nothing restarts",
      {
        ...wantedAs(definition({ deploy: { ...definition({}, "stop-first").deploy, labels: {} } })),
        released: definition({}, "stop-first"),
        stateful: true,
      },
      { action: "rolling", restarts: false, note: "no task restarts" },
    ],
    [
      "scaled by hand",
      { live: live({ spec: { Mode: { Replicated: { Replicas: 5 } } }, replicas: 5 }) },
      { action: "rolling", restarts: false, drift: [{ path: "Mode.Replicated.Replicas", before: "2", after: "5" }] },
    ],
    [
      "an image changed by hand: the CLI would leave it",
      {
        live: live({ spec: { TaskTemplate: { ContainerSpec: { Image: "evil" } } }, image: "evil" }),
        recorded: { TaskTemplate: { ContainerSpec: { Image: image } } },
      },
      { action: "rolling", restarts: true, imageDrifted: true },
    ],
    [
      "an update that was paused",
      { live: live({ unwell: 'its last update ended as "paused"' }) },
      { action: "rolling", restarts: false, note: expect.stringContaining("paused") },
    ],
    [
      "before there was a ledger: another hash",
      { released: undefined, recorded: undefined, live: live({ hash: "h1" }) },
      { action: "rolling", changes: [{ path: "definition", before: "h1", after: "h2" }] },
    ],
    [
      "before there was a ledger: another image",
      { released: undefined, recorded: undefined, live: live({ hash: "h1", image: "old" }) },
      { changes: [{ path: "image", before: "old", after: image }] },
    ],
    ["before there was a ledger: the same", { released: undefined, recorded: undefined }, { action: "no-change" }],
    [
      "before there was a ledger: scaled by hand",
      { released: undefined, recorded: undefined, live: live({ replicas: 5 }) },
      { action: "rolling", drift: [{ path: "Mode.Replicated.Replicas", before: "2", after: "5" }] },
    ],
  ])("%s", (_name, changes, expected) => {
    expect(planService("gunicorn", known(changes))).toMatchObject(expected);
  });
});
