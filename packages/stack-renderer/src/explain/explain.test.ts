import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { expectGolden } from "../testing/expect-golden";
import { inputsOf } from "../testing/inputs";
import { explain } from "./explain";
import { formatExplanation } from "./format-explanation";

const explained = (...changes: Parameters<typeof testEnvironment>) => explain(inputsOf(testEnvironment(...changes)));

test.each<[string, Parameters<typeof testEnvironment>[0]]>([
  ["staging", {}],
  ["micro", { host: { instanceType: "t4g.micro" } }],
  ["workers", { host: { workers: 2 } }],
])("the explanation of %s", (name, changes) => {
  expectGolden(`${name}/explanation.txt`, formatExplanation(explained(changes)));
});

test("what is stated is told as such, of Postgres's settings, too", () => {
  const { services, postgres } = explained({
    resources: { postgres: { memoryLimitMiB: 640, cpuLimit: 1.5 } },
    app: { ...TEST_APP, postgres: { settings: { work_mem: "8MB" } } },
  });
  expect(services).toContainEqual({
    service: "postgres",
    replicas: 1,
    memoryReservationMiB: 96,
    memoryLimitMiB: 640,
    cpuLimit: 1.5,
    surges: false,
    why: "memoryLimitMiB, cpuLimit stated in resources.postgres; the rest for a host of 2048 MiB",
  });
  const setting = (name: string) => postgres.find((one) => one.name === name);
  expect(setting("shared_buffers")).toMatchObject({ value: "160MB", why: "a quarter of its limit of 640 MiB" });
  expect(setting("work_mem")).toMatchObject({ value: "8MB", why: "stated: app.postgres.settings.work_mem" });
});

test("an attached database has no settings here", () => {
  const { postgres, services } = explained({ database: { kind: "attached", url: { secret: "DATABASE_URL" } } });
  expect(postgres).toEqual([]);
  expect(services.map(({ service }) => service)).not.toContain("postgres");
});

test("what does not fit is explained all the same, and says so", () => {
  const { memory, problems, ...rest } = explained({ app: { ...TEST_APP, server: { kind: "gunicorn", replicas: 16 } } });
  expect(memory.freeMiB).toBeLessThan(0);
  expect(problems).toEqual([expect.stringMatching(/^host\.instanceType: has 2048 MiB .*\[memory-fits\]$/)]);
  expect(formatExplanation({ memory, problems, ...rest })).toContain(`\nproblems\n  ${problems[0]}\n`);
});
