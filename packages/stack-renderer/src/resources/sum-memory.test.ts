import { type EnvironmentInput, secret, sizesOfFamily } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildStack } from "../build-stack";
import { checkStack } from "../check-stack";
import { inputsOf } from "../testing/inputs";
import { type MemorySum, sumMemory } from "./sum-memory";

const stackOf = (changes: Partial<EnvironmentInput>) => buildStack(inputsOf(testEnvironment(changes)));

function sumOf(changes: Partial<EnvironmentInput>): MemorySum {
  const { services, host } = stackOf(changes);
  if (!host) throw new Error("no host");
  return sumMemory(services, host);
}

const on = (instanceType: string): Partial<EnvironmentInput> => ({ host: { instanceType } });
/** One worker process in each, on any host. */
const gunicorns = (replicas?: number) => ({
  ...TEST_APP,
  server: { kind: "gunicorn" as const, workers: 1, ...(replicas === undefined ? {} : { replicas }) },
});
const portainer = { portainer: { kind: "disabled" } } as const;

test.each<[string, Partial<EnvironmentInput>]>([
  ["the whole product on 1 GiB", on("t4g.micro")],
  ["the whole product on 1 GiB of x86", on("t3.micro")],
  ["the whole product on 2 GiB", {}],
  ["two gunicorns without Portainer on 1 GiB", { ...on("t4g.micro"), ...portainer, app: gunicorns(2) }],
  ["the whole product on 4 GiB", on("t4g.medium")],
  ["the whole product on 32 GiB", on("t4g.2xlarge")],
  ["two workers", { host: { workers: 2 } }],
])("%s fits", (_, changes) => {
  expect(checkStack(stackOf(changes))).toEqual([]);
});

test.each<[string, Partial<EnvironmentInput>]>([
  ["three gunicorns on 1 GiB", { ...on("t4g.micro"), app: gunicorns(3) }],
  ["twelve gunicorns on 2 GiB", { app: gunicorns(12) }],
  [
    "a worker with many processes",
    { app: { ...gunicorns(), celery: { app: "ublog", queues: [{ name: "celery", concurrency: 16 }] } } },
  ],
  ["what is stated for one service", { resources: { redis: { memoryReservationMiB: 1500 } } }],
])("%s do not fit, and fit on the instance that is named", (_, changes) => {
  const [problem, ...more] = checkStack(stackOf(changes));
  expect(more).toEqual([]);
  const [, larger = ""] = /take a (t4g\.\w+), or/.exec(problem ?? "") ?? [];
  expect(sizesOfFamily("t4g.small").map(({ instanceType }) => instanceType)).toContain(larger);
  const app = changes.app ?? gunicorns();
  expect(checkStack(stackOf({ ...changes, app, ...on(larger) }))).toEqual([]);
});

test("with databases elsewhere and without Portainer half a GiB would still be too little", () => {
  const changes: Partial<EnvironmentInput> = {
    ...on("t4g.micro"),
    ...portainer,
    database: { kind: "attached", url: secret("DATABASE_URL") },
    cache: { kind: "attached", url: secret("REDIS_URL") },
  };
  const { reservedMiB, releaseMiB } = sumOf(changes);
  // Of 512 MiB system and engine leave 96.
  expect(reservedMiB + releaseMiB).toBeGreaterThan(96);
});

test("a release needs one more of each service whose new one starts first, or the job, whichever is more", () => {
  const { releaseMiB, reservedMiB } = sumOf({});
  // socket-proxy, nginx, gunicorn and celery-worker.
  expect(releaseMiB).toBe(8 + 8 + 96 + 96);
  expect(sumOf({ resources: { release: { memoryReservationMiB: 500 } } })).toMatchObject({
    releaseMiB: 500,
    reservedMiB,
  });
});

test("what runs on the workers is no load of the manager, what may run anywhere is so in part", () => {
  const queues = [{ name: "celery", replicas: 3 }];
  const app = { ...TEST_APP, celery: { app: "ublog", queues } };
  const [alone, withTwo] = [sumOf({ app }), sumOf({ app, host: { workers: 2 } })];
  expect(alone.reservedMiB - withTwo.reservedMiB).toBe(2 * 96);
});

test("all limits together leave a host of 2 GiB a quarter for the system and the engine", () => {
  expect(sumOf({}).limitsMiB).toBeLessThanOrEqual(2048 * 0.75);
});
