import { testEnvironment } from "@django-swarm/environment/testing";
import { DEMANDS } from "./demands";
import { resourcesOf, statedResources } from "./resources-of";

type Stated = NonNullable<Parameters<typeof testEnvironment>[0]>["resources"];

const table: [string, NonNullable<Stated>[string], number, number][] = [
  ["nothing", {}, 320, 96],
  ["a limit", { memoryLimitMiB: 512 }, 512, 96],
  ["a limit below the reservation", { memoryLimitMiB: 64 }, 64, 64],
  ["a reservation", { memoryReservationMiB: 128 }, 320, 128],
  ["a reservation above the limit", { memoryReservationMiB: 400 }, 400, 400],
  ["both", { memoryReservationMiB: 200, memoryLimitMiB: 900 }, 900, 200],
];

test.each(table)("with %s stated", (_, postgres, memoryLimitMiB, memoryReservationMiB) => {
  const environment = testEnvironment({ resources: { postgres } });
  const resources = resourcesOf(environment, "postgres", DEMANDS.postgres);
  expect(resources).toEqual({ memoryLimitMiB, memoryReservationMiB });
  // Stating it again changes nothing.
  expect(statedResources(environment, "postgres", resources)).toEqual(resources);
  expect(resourcesOf(environment, "redis", DEMANDS.redis).memoryLimitMiB).toBe(128);
});

test("a part of a CPU is for who is told so", () => {
  const environment = testEnvironment({ resources: { "celery-worker": { cpuLimit: 0.5 } } });
  expect(resourcesOf(environment, "celery-worker", DEMANDS.redis).cpuLimit).toBe(0.5);
  expect(resourcesOf(environment, "redis", DEMANDS.redis)).not.toHaveProperty("cpuLimit");
});
