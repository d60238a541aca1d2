import { secret } from "./attached";
import { applicationSecrets, hostKeyParameterName, joinTokenParameterName, requiredSecrets } from "./names";
import { TEST_APP, testEnvironment } from "./testing";

const attached = (name: string) => ({ kind: "attached", url: secret(name) }) as const;

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
  [
    "services of its own",
    {
      app: {
        ...TEST_APP,
        services: [
          {
            name: "search",
            image: "search:1",
            secrets: ["SEARCH_KEY", "SECRET_KEY"],
            replicas: "singleton",
            healthCheck: { kind: "none", reason: "-" },
          },
        ],
      },
    },
    ["SECRET_KEY", "POSTGRES_PASSWORD"],
    ["SEARCH_KEY", "PORTAINER_ADMIN_PASSWORD"],
  ],
])("secrets of an environment with %s", (_, changes, application, further) => {
  const environment = testEnvironment(changes);
  expect(applicationSecrets(environment)).toEqual(application);
  expect(requiredSecrets(environment)).toEqual([...application, ...further]);
});
