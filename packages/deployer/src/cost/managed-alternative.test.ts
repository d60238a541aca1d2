import { secret } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { monthlyOf } from "./cost-item";
import { managedAlternative } from "./managed-alternative";

const alternative = (...input: Parameters<typeof testEnvironment>) =>
  new Map(
    managedAlternative(testEnvironment(...input), "us-east-1", []).map((item) => [
      item.name.trim(),
      monthlyOf(item)?.toFixed(2),
    ]),
  );

test("the default: two gunicorns, a worker, beat, nginx and Redis as tasks", () => {
  expect(Object.fromEntries(alternative())).toEqual({
    "6 Fargate tasks, vCPU": "35.46",
    "6 Fargate tasks, memory": "7.80",
    "Application Load Balancer": "16.43",
    "its capacity": "0.58",
    "its public IPv4 addresses": "7.30",
    "NAT gateway": "32.85",
    "its public IPv4 address": "3.65",
    "RDS db.t4g.micro, PostgreSQL": "11.68",
    "its storage (gp3)": "2.30",
  });
});

test("more replicas are more tasks, an x86 host has x86 tasks", () => {
  const app = {
    ...TEST_APP,
    server: { kind: "gunicorn", replicas: 5 } as const,
    celery: { app: "ublog", queues: [{ name: "celery", replicas: 3 }], beat: false },
  };
  expect(alternative({ app, host: { instanceType: "t3.small" } }).get("10 Fargate tasks, vCPU")).toBe("73.88");
});

test("a larger volume is more storage, an attached database and cache are no item", () => {
  expect(alternative({ storage: { postgresVolumeSizeGiB: 50 } }).get("its storage (gp3)")).toBe("5.75");
  const attached = alternative({
    database: { kind: "attached", url: secret("DATABASE_URL") },
    cache: { kind: "attached", url: secret("REDIS_URL") },
  });
  expect([...attached.keys()].filter((name) => name.startsWith("RDS"))).toEqual([]);
  expect([...attached.keys()][0]).toBe("5 Fargate tasks, vCPU");
});
