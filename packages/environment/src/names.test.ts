import { secret } from "./attached";
import {
  applicationSecrets,
  architectureOf,
  hostKeyParameterName,
  isBurstable,
  joinTokenParameterName,
  requiredSecrets,
} from "./names";
import { testEnvironment } from "./testing";

const attached = (name: string) => ({ kind: "attached", url: secret(name) }) as const;

test.each([
  ["t4g.small", "arm64"],
  ["c7gn.large", "arm64"],
  ["m6gd.medium", "arm64"],
  ["a1.medium", "arm64"],
  ["t3.small", "x86_64"],
  ["t3a.nano", "x86_64"],
  ["g5.xlarge", "x86_64"],
  ["m7i-flex.large", "x86_64"],
])("%s is %s", (instanceType, architecture) => {
  expect(architectureOf(instanceType)).toBe(architecture);
});

test.each([
  ["t4g.small", true],
  ["t3.large", true],
  ["m7g.medium", false],
  ["trn1.2xlarge", false],
])("%s lives on credits: %s", (instanceType, burstable) => {
  expect(isBurstable(instanceType)).toBe(burstable);
});

test("a host key belongs to one instance", () => {
  expect(hostKeyParameterName("ublog-staging", "i-0a1b")).toBe("/ublog-staging/hosts/i-0a1b/ssh-host-key");
});

test("the join token is no host's and no secret of the application's", () => {
  expect(joinTokenParameterName("ublog-staging")).toBe("/ublog-staging/swarm/worker-join-token");
});

test.each<[string, Parameters<typeof testEnvironment>[0], string[], string[]]>([
  ["all of its own", {}, ["SECRET_KEY", "POSTGRES_PASSWORD"], ["PORTAINER_ADMIN_PASSWORD"]],
  ["a database elsewhere", { database: attached("DB") }, ["SECRET_KEY", "DB"], ["PORTAINER_ADMIN_PASSWORD"]],
  [
    "a cache elsewhere, no Portainer",
    { cache: attached("REDIS_URL"), portainer: { kind: "disabled" } },
    ["SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_URL"],
    [],
  ],
])("secrets of an environment with %s", (_, changes, application, further) => {
  const environment = testEnvironment(changes);
  expect(applicationSecrets(environment)).toEqual(application);
  expect(requiredSecrets(environment)).toEqual([...application, ...further]);
});
