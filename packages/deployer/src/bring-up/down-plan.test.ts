import { secret } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { formatDownPlan } from "./down-plan";

test("what goes, what stays, what it costs, how it wakes", () => {
  expect(formatDownPlan(testEnvironment(), "203.0.113.7", { awake: 19.614, asleep: 4.5 })).toEqual([
    "goes   the host (t4g.small), its swarm, the site until it is woken",
    "stays  the address 203.0.113.7, the database on its volume, Redis's file, files and certificates on EFS, buckets, with backups and the ledger, images, secrets in SSM",
    "costs  about 4.50 USD a month asleep, 19.61 awake (`deployer cost ublog-staging`)",
    "wakes  `deployer up ublog-staging`",
  ]);
});

test("what is elsewhere neither goes nor stays", () => {
  const environment = testEnvironment({
    host: { workers: 2 },
    database: { kind: "attached", url: secret("DATABASE_URL") },
    cache: { kind: "attached", url: secret("REDIS_URL") },
    secrets: { kind: "environment-variables" },
  });
  const [goes, stays, costs] = formatDownPlan(environment, "203.0.113.7", undefined);
  expect(goes).toBe("goes   the host (t4g.small) and 2 workers, its swarm, the site until it is woken");
  expect(stays).not.toMatch(/database|Redis|secrets/);
  expect(costs).toBe("costs  no price is known");
});
