import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildStack } from "../../build-stack";
import { type HealthCheck, healthCheck } from "../../model/health-check";
import { inputsOf } from "../../testing/inputs";
import { changed, fixture, good } from "./fixture";

export const placementIsKnown = [
  fixture(
    "a label that no node has",
    changed("gunicorn", { constraints: ["node.labels.dtaa == true"] }),
    /^services\.gunicorn\.constraints: one of: /,
  ),
  fixture(
    "workers where there are none",
    changed("gunicorn", { constraints: ["node.role == worker"] }),
    /^services\.gunicorn\.constraints: needs workers: host\.workers is 0/,
  ),
  fixture(
    "a manager that is a worker",
    {
      ...changed("gunicorn", { constraints: ["node.role == worker", "node.role == manager"] }),
      ...(good.host ? { host: { ...good.host, nodes: 2 } } : {}),
    },
    /^services\.gunicorn\.constraints: no node is both/,
  ),
];

const check = (change: Partial<HealthCheck>) => changed("gunicorn", { healthCheck: healthCheck(["true"], change) });
export const healthChecksAreSane = [
  fixture("no command", changed("gunicorn", { healthCheck: healthCheck([]) }), /healthCheck\.command: a command/),
  fixture("one failure that kills", check({ retries: 1 }), /^services\.gunicorn\.healthCheck\.retries: at least 2/),
  fixture(
    "a check a second",
    check({ intervalMs: 1_000, timeoutMs: 1_000 }),
    /^services\.gunicorn\.healthCheck\.intervalMs: at least 5000.*found 1000/,
  ),
  fixture(
    "a check a minute",
    check({ intervalMs: 60_000 }),
    /healthCheck\.intervalMs: with its retries at most 120000/,
  ),
  fixture("a check that meets the next", check({ timeoutMs: 11_000 }), /healthCheck\.timeoutMs: at most its interval/),
  fixture("no time to start", check({ startPeriodMs: 5_000 }), /healthCheck\.startPeriodMs: at least 10000/),
  fixture("no look while it starts", check({ startIntervalMs: 60_000 }), /healthCheck\.startIntervalMs: less than its/),
];

export const graceCoversWork = [
  fixture(
    "less time to end than a request takes",
    changed("gunicorn", { stopGracePeriodMs: 60_000 }),
    /^services\.gunicorn\.stopGracePeriodMs: at least 67000.*found 60000/,
  ),
];

export const resourcesAddUp = [
  fixture(
    "a reservation above the limit",
    changed("redis", { resources: { memoryLimitMiB: 64, memoryReservationMiB: 65 } }),
    /^services\.redis\.resources: must not reserve more than its limit of 64 MiB \(found 65\)/,
  ),
  fixture(
    "a file system in memory that fills the limit",
    changed("postgres", { memoryMounts: [{ target: "/dev/shm", sizeMiB: 320 }] }),
    /^services\.postgres\.memoryMounts: /,
  ),
];

const stackOf = (changes: Parameters<typeof testEnvironment>[0]) => buildStack(inputsOf(testEnvironment(changes)));

export const statedResourcesAreUsed = [
  fixture(
    "resources of nobody",
    stackOf({ resources: { gunicron: { memoryLimitMiB: 512 } } }),
    /^resources\.gunicron: the name of a service: traefik, .*"gunicron"/,
  ),
];

export const memoryFits = [
  fixture(
    "more than the host has",
    stackOf({ resources: { postgres: { memoryReservationMiB: 1000 } } }),
    /^host\.instanceType: has 2048 MiB where \d+ are needed .*take a t4g\.medium.*found "t4g\.small"/,
  ),
];

export const connectionsSuffice = [
  fixture(
    "fewer connections than processes",
    stackOf({ app: { ...TEST_APP, postgres: { settings: { max_connections: 20 } } } }),
    /^app\.postgres\.settings\.max_connections: at least 29.*found 20/,
  ),
];
