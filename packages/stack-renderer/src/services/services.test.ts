import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import type { RollingService, Service } from "../model/service";
import { inputsOf } from "../testing/inputs";

const { services } = buildStack(inputsOf());
const serviceOf = (name: string, among = services): Service => {
  const found = among.find((service) => service.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};

test.each([
  ["traefik", "singleton"],
  ["socket-proxy", "rolling"],
  ["portainer", "singleton"],
  ["portainer-agent", "global"],
  ["nginx", "rolling"],
  ["gunicorn", "rolling"],
  ["celery-worker", "rolling"],
  ["celery-beat", "singleton"],
  ["postgres", "singleton"],
  ["redis", "singleton"],
])("%s is replaced as %s", (name, rollout) => {
  expect(serviceOf(name).rollout).toBe(rollout);
});

test.each([
  ["traefik", ["node.role == manager"]],
  ["portainer", ["node.role == manager"]],
  ["postgres", ["node.labels.data == true"]],
  ["redis", ["node.labels.data == true"]],
  ["gunicorn", []],
])("%s runs on %j", (name, constraints) => {
  expect(serviceOf(name).constraints).toEqual(constraints);
});

test.each([
  ["traefik", [{ source: "/data/traefik", target: "/letsencrypt" }]],
  ["portainer", [{ source: "/data/portainer", target: "/data" }]],
  ["postgres", [{ source: "/data/postgres/pgdata", target: "/var/lib/postgresql/data" }]],
  ["redis", [{ source: "/data/redis", target: "/data" }]],
])("%s keeps its data on the host's data volume", (name, data) => {
  expect(serviceOf(name)).toMatchObject({ data });
});

test.each([
  ["postgres", 90_000],
  ["celery-worker", 130_000],
  // Drain, the longest request, and a margin.
  ["gunicorn", 75_000],
  ["nginx", 75_000],
])("%s has %d ms to end", (name, stopGracePeriodMs) => {
  expect(serviceOf(name)).toMatchObject({ stopGracePeriodMs });
});

test("only Traefik has ports, and they are the node's", () => {
  const withPorts = services.filter((service) => service.rollout === "singleton" && service.ports);
  expect(withPorts).toHaveLength(1);
  expect(withPorts[0]).toMatchObject({
    name: "traefik",
    ports: [
      { port: 80, protocol: "tcp" },
      { port: 443, protocol: "tcp" },
      { port: 443, protocol: "udp" },
    ],
  });
});

test("the engine's socket is seen by the filter and Portainer's agent alone", () => {
  const withSocket = services.filter(({ binds }) => binds.some(({ source }) => source === "/var/run/docker.sock"));
  expect(withSocket.map(({ name }) => name)).toEqual(["socket-proxy", "portainer-agent"]);
  expect(services.filter(({ networks }) => networks.includes("socket")).map(({ name }) => name)).toEqual([
    "traefik",
    "socket-proxy",
  ]);
});

test("no service that the world reaches sees the databases, but the application itself", () => {
  const onBoth = services.filter(({ networks }) => networks.includes("main") && networks.includes("traefik-public"));
  expect(onBoth.map(({ name }) => name)).toEqual(["gunicorn"]);
});

test("Traefik's API and dashboard stay off", () => {
  expect(serviceOf("traefik").command?.filter((option) => option.startsWith("--api"))).toEqual([]);
});

test.each<[string, readonly string[] | "anywhere", unknown]>([
  ["listed addresses", ["203.0.113.0/24", "198.51.100.7/32"], "203.0.113.0/24,198.51.100.7/32"],
  ["anywhere", "anywhere", undefined],
])("Portainer is reached from %s", (_, allowFrom, range) => {
  const environment = testEnvironment({
    portainer: { kind: "enabled", allowFrom: allowFrom === "anywhere" ? allowFrom : [...allowFrom] },
  });
  const { labels } = serviceOf("portainer", buildStack(inputsOf(environment)).services);
  const router = "ublog-staging-portainer";
  expect(labels[`traefik.http.middlewares.${router}-allow.ipallowlist.sourcerange`]).toBe(range);
  expect(labels[`traefik.http.routers.${router}.middlewares`]?.split(",").includes(`${router}-allow`)).toBe(
    range !== undefined,
  );
});

test("every middleware and service that a label names is defined by a label", () => {
  for (const { labels } of services) {
    for (const [label, value] of Object.entries(labels)) {
      if (label.endsWith(".middlewares")) {
        for (const name of value.split(",")) {
          expect(Object.keys(labels).filter((key) => key.startsWith(`traefik.http.middlewares.${name}.`))).toHaveLength(
            1,
          );
        }
      }
      if (label.endsWith(".service")) {
        expect(labels[`traefik.http.services.${value}.loadbalancer.server.port`]).toMatch(/^\d+$/);
      }
    }
  }
});

test("the application's own variables come last, and secrets are none of them", () => {
  const environment = testEnvironment({ app: { ...TEST_APP, env: { DEBUG: "1", FEATURE: "$HOME" } } });
  const gunicorn = serviceOf("gunicorn", buildStack(inputsOf(environment)).services);
  expect(gunicorn.environment).toMatchObject({
    DEBUG: "1",
    FEATURE: "$HOME",
    ALLOWED_HOSTS: "staging.example.com",
    CSRF_TRUSTED_ORIGINS: "https://staging.example.com",
    POSTGRES_SERVICE_HOST: "postgres",
  });
  expect(Object.keys(gunicorn.environment)).not.toEqual(expect.arrayContaining(["POSTGRES_PASSWORD"]));
  expect(gunicorn.secrets).toEqual(["SECRET_KEY", "POSTGRES_PASSWORD"]);
});

test.each([
  ["the defaults", {}, "29"],
  ["more of everything", { server: { kind: "gunicorn", replicas: 4, workers: 2, threads: 8 } } as const, "97"],
])("Postgres takes as many connections as %s can open", (_, app, expected) => {
  const environment = testEnvironment({ app: { ...TEST_APP, ...app } });
  const postgres = serviceOf("postgres", buildStack(inputsOf(environment)).services);
  expect(postgres.command).toContain(`max_connections=${expected}`);
});

test("on EFS Postgres is the same service: alone, on the data node, in its own folder", () => {
  const onFileSystem = buildStack(inputsOf(testEnvironment({ storage: { postgres: "efs" } })));
  // One postmaster at a time: over NFS the lock file of another host's would not be believed.
  expect(serviceOf("postgres", onFileSystem.services)).toEqual(serviceOf("postgres"));
});

test("beat and workers show that they live in a file that their check reads", () => {
  for (const name of ["celery-worker", "celery-beat"]) {
    const service = serviceOf(name);
    const file = service.environment["CELERY_ALIVE_FILE"];
    expect("command" in service.healthCheck && service.healthCheck.command.join(" ")).toContain(`find ${file} `);
    expect(service.configs).toContainEqual({ config: "celery-alive", target: service.command?.[1] });
  }
});

describe("with workers", () => {
  const environment = testEnvironment({ host: { workers: 2 } });
  const grown = buildStack(inputsOf(environment)).services;

  test.each([
    // Who answers the world, and whom it asks first.
    ["traefik", ["node.role == manager"]],
    ["nginx", ["node.role == manager"]],
    ["gunicorn", ["node.role == manager"]],
    ["gunicorn-on-workers", ["node.role == worker"]],
    // Anywhere.
    ["celery-worker", []],
    // Never twice.
    ["celery-beat", ["node.role == manager"]],
    ["postgres", ["node.labels.data == true"]],
    ["redis", ["node.labels.data == true"]],
    ["portainer", ["node.role == manager"]],
    ["portainer-agent", []],
  ])("%s runs on %j", (name, constraints) => {
    expect(serviceOf(name, grown).constraints).toEqual(constraints);
  });

  test("gunicorn on the workers is gunicorn, one on each, under its name", () => {
    const { replicas: _, ...shared } = serviceOf("gunicorn", grown) as RollingService;
    expect(serviceOf("gunicorn-on-workers", grown)).toEqual({
      ...shared,
      name: "gunicorn-on-workers",
      rollout: "global",
      constraints: ["node.role == worker"],
      answersAs: "gunicorn",
    });
  });

  test("the release job stays on the manager", () => {
    expect(buildJobs(inputsOf(environment)).release.services[0]?.constraints).toEqual(["node.role == manager"]);
    expect(buildJobs(inputsOf()).release.services[0]?.constraints).toEqual([]);
  });

  test("a directory that a service on a worker mounts is on the file system that all nodes share", () => {
    const onWorkers = grown.filter(({ constraints }) => !constraints.some((one) => /manager|data/.test(one)));
    const binds = onWorkers.filter(({ name }) => name !== "portainer-agent").flatMap((service) => service.binds);
    expect([...new Set(binds.map(({ source }) => source))]).toEqual(["/data/assets"]);
  });

  test.each([
    [1, "50"],
    [2, "50"],
    [6, "100"],
  ])("%d of them open no more connections than Postgres's %s", (workers, expected) => {
    const services = buildStack(inputsOf(testEnvironment({ host: { workers } }))).services;
    expect(serviceOf("postgres", services).command).toContain(`max_connections=${expected}`);
  });
});
