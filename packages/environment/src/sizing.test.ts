import { defineEnvironment } from "./define-environment";
import { ConfigError } from "./errors";
import { hostSize } from "./host-size";
import type { EnvironmentInput } from "./schema";
import { TEST_APP, TEST_DEFINITION, testEnvironment } from "./testing";

function problemsOf(changes: unknown): readonly string[] {
  try {
    defineEnvironment({ ...TEST_DEFINITION, ...(changes as Partial<EnvironmentInput>) });
  } catch (error) {
    if (error instanceof ConfigError) return error.details;
    throw error;
  }
  return [];
}

const app = (changes: object) => ({ app: { ...TEST_APP, ...changes } });

test.each<[string, unknown, RegExp]>([
  [
    "an instance type of unknown memory",
    { host: { instanceType: "x2gd.large" } },
    /^host\.memoryMiB: must say how much memory x2gd\.large has/,
  ],
  [
    "more memory than there is",
    { host: { memoryMiB: 4096 } },
    /^host\.memoryMiB: must be at most the 2048 MiB of t4g\.small \(found 4096\)/,
  ],
  [
    "half a GiB, t4g",
    { host: { instanceType: "t4g.nano" } },
    /^host\.instanceType: is too small for any site: .* 416 of its 512 MiB; take t4g\.micro \(found "t4g\.nano"\)/,
  ],
  ["half a GiB, t3", { host: { instanceType: "t3.nano" } }, /^host\.instanceType: is too small .*take t3\.micro/],
  [
    "a reservation above its limit",
    { resources: { redis: { memoryLimitMiB: 64, memoryReservationMiB: 65 } } },
    /^resources\.redis\.memoryReservationMiB: must be at most its limit of 64 \(found 65\)/,
  ],
  [
    "less than the engine takes",
    { resources: { redis: { memoryLimitMiB: 4 } } },
    /^resources\.redis\.memoryLimitMiB: /,
  ],
  ["an unknown resource", { resources: { redis: { memory: 64 } } }, /^resources\.redis: .*memory/],
  [
    "another port for Postgres",
    app({ postgres: { settings: { port: 5433 } } }),
    /^app\.postgres\.settings\.port: is not yours to set.*found 5433/,
  ],
  ["a setting that is none", app({ postgres: { settings: { "-c x": 1 } } }), /^app\.postgres\.settings/],
  [
    "a task without a limit",
    app({ celery: { app: "ublog", queues: [{ name: "a" }], taskTimeLimitSeconds: 0 } }),
    /taskTimeLimit/,
  ],
  ["a request of hours", app({ requestTimeoutSeconds: 7200 }), /^app\.requestTimeoutSeconds: /],
  ["logs kept for as long as CloudWatch cannot", { logs: { driver: "awslogs", retentionDays: 31 } }, /retentionDays/],
  ["logs elsewhere", { logs: { driver: "syslog" } }, /^logs\.driver: /],
])("%s is refused", (_, changes, expected) => {
  expect(problemsOf(changes)).toEqual([expect.stringMatching(expected)]);
});

test("an unknown instance type with its memory stated is a host like others", () => {
  const environment = testEnvironment({ host: { instanceType: "x2gd.large", memoryMiB: 32_768 } });
  expect(hostSize(environment)).toEqual({ memoryMiB: 32_768, vcpus: 2 });
});

test("less memory than there is can be counted on", () => {
  expect(hostSize(testEnvironment({ host: { memoryMiB: 1024 } })).memoryMiB).toBe(1024);
});

test("logs are kept on the host, or for 30 days", () => {
  expect(testEnvironment().logs).toEqual({ driver: "json-file", maxSizeMiB: 10, maxFiles: 3 });
  expect(testEnvironment({ logs: { driver: "awslogs" } }).logs).toEqual({ driver: "awslogs", retentionDays: 30 });
});
