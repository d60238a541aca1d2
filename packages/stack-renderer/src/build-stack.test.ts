import { secret } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildJobs } from "./build-jobs";
import { buildStack } from "./build-stack";
import { checkStack } from "./check-stack";
import { dataServicesStack } from "./data-services-stack";
import type { Service } from "./model/service";
import { stackConfigs } from "./stack-configs";
import { inputsOf } from "./testing/inputs";

const names = (services: readonly Service[]): readonly string[] => services.map(({ name }) => name);

test("the whole product, without a problem", () => {
  const stack = buildStack(inputsOf());
  expect(names(stack.services)).toEqual([
    "traefik",
    "socket-proxy",
    "portainer",
    "portainer-agent",
    "nginx",
    "gunicorn",
    "celery-worker",
    "celery-beat",
    "postgres",
    "redis",
  ]);
  expect(checkStack(stack)).toEqual([]);
});

test("what an environment leaves out leaves nothing behind", () => {
  const stack = buildStack(
    inputsOf(
      testEnvironment({ portainer: { kind: "disabled" }, app: { ...TEST_APP, celery: { app: "ublog", beat: false } } }),
    ),
  );
  expect(names(stack.services)).not.toEqual(expect.arrayContaining([expect.stringMatching(/portainer|beat/)]));
  expect(stack.networks.map(({ key }) => key)).toEqual(["main", "socket", "traefik-public"]);
  expect(stack.secrets.map(({ key }) => key)).toEqual(["SECRET_KEY", "POSTGRES_PASSWORD"]);
});

test("a worker service for each queue", () => {
  const queues = [{ name: "celery" }, { name: "mail", concurrency: 3, replicas: 2 }];
  const { services } = buildStack(
    inputsOf(testEnvironment({ app: { ...TEST_APP, celery: { app: "ublog", queues } } })),
  );
  const workers = services.filter(({ name }) => name.startsWith("celery-worker"));
  expect(names(workers)).toEqual(["celery-worker", "celery-worker-mail"]);
  expect(workers[1]).toMatchObject({ rollout: "rolling", replicas: 2 });
  expect(workers[1]?.command?.join(" ")).toContain("--queues mail --concurrency 3");
});

test("the data services bring just what they need", () => {
  const stack = dataServicesStack(buildStack(inputsOf()));
  expect(stack.name).toBe("ublog-staging");
  expect(names(stack.services)).toEqual(["postgres", "redis"]);
  expect(stack.networks.map(({ key }) => key)).toEqual(["main"]);
  expect(stack.secrets.map(({ key }) => key)).toEqual(["POSTGRES_PASSWORD"]);
  expect(stack.configs).toEqual([]);
  expect(checkStack(stack)).toEqual([]);
});

const DATABASE = { database: { kind: "attached", url: secret("DATABASE_URL") } } as const;
const CACHE = { cache: { kind: "attached", url: secret("REDIS_URL") } } as const;

test.each<[string, Parameters<typeof testEnvironment>[0], string[], string[]]>([
  ["database", DATABASE, ["redis"], ["SECRET_KEY", "DATABASE_URL"]],
  ["cache", CACHE, ["postgres"], ["SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_URL"]],
  ["database and cache", { ...DATABASE, ...CACHE }, [], ["SECRET_KEY", "DATABASE_URL", "REDIS_URL"]],
])("an attached %s is no service here", (_, changes, dataServices, secrets) => {
  const stack = buildStack(inputsOf(testEnvironment({ ...changes, portainer: { kind: "disabled" } })));
  expect(checkStack(stack)).toEqual([]);
  expect(stack.secrets.map(({ key }) => key)).toEqual(secrets);
  expect(names(dataServicesStack(stack).services)).toEqual(dataServices);
  expect(names(stack.services).filter((name) => ["postgres", "redis"].includes(name))).toEqual(dataServices);
});

test("the application is told where its own services are, and which secret says where an attached one is", () => {
  const variables = (changes: Parameters<typeof testEnvironment>[0]): readonly string[] => {
    const { services } = buildStack(inputsOf(testEnvironment(changes)));
    const { environment = {}, configs = [] } = services.find(({ name }) => name === "gunicorn") ?? {};
    const told = Object.keys(environment).filter((name) => /POSTGRES|REDIS|SECRET$/.test(name));
    return [...told, ...configs.flatMap(({ config }) => (config === "attached-urls" ? [config] : []))];
  };
  const own = ["POSTGRES_NAME", "POSTGRES_USERNAME", "POSTGRES_SERVICE_HOST", "POSTGRES_SERVICE_PORT"];
  expect(variables({})).toEqual([...own, "REDIS_SERVICE_HOST"]);
  expect(variables(DATABASE)).toEqual(["DJANGO_SWARM_DATABASE_URL_SECRET", "REDIS_SERVICE_HOST", "attached-urls"]);
  expect(variables(CACHE)).toEqual([...own, "DJANGO_SWARM_CACHE_URL_SECRET", "attached-urls"]);
});

test.each([
  ["all of its own", testEnvironment()],
  ["attached services", testEnvironment({ ...DATABASE, ...CACHE })],
])("the release job of an environment with %s is gunicorn's twin", (_, environment) => {
  const inputs = inputsOf(environment);
  const { release: jobs } = buildJobs(inputs);
  const gunicorn = buildStack(inputs).services.find(({ name }) => name === "gunicorn");
  const [job] = jobs.services;
  expect(checkStack(jobs)).toEqual([]);
  expect(jobs.name).toBe("ublog-staging-jobs");
  expect(jobs.networks).toEqual([{ key: "main", kind: "external", name: "ublog-staging_main" }]);
  for (const field of ["image", "environment", "secrets", "binds"] as const) {
    expect(job?.[field]).toEqual(gunicorn?.[field]);
  }
  // But that nobody asks it anything.
  expect(job?.networks).toEqual(gunicorn?.networks.filter((network) => network !== "traefik-public"));
  expect(job?.entrypoint).toEqual(gunicorn?.entrypoint?.slice(0, 2));
});

test("a config's name changes with its content only", () => {
  const configsOf = (host: string): readonly string[] =>
    stackConfigs(buildStack(inputsOf(testEnvironment({ domain: { zone: "example.com", host } })))).map(
      ({ name }) => name,
    );
  expect(configsOf("a.example.com")).toEqual(configsOf("b.example.com"));
  const withApi = buildStack(inputsOf(testEnvironment({ app: { ...TEST_APP, backendPaths: ["/rest"] } })));
  const changed = stackConfigs(withApi)
    .map(({ name }) => name)
    .filter((name) => !configsOf("a.example.com").includes(name));
  expect(changed).toEqual([expect.stringMatching(/^ublog-staging_nginx_[0-9a-f]{16}$/)]);
});

test("a private ACME server's CA is mounted where Traefik is told to look", () => {
  const { services, configs } = buildStack(inputsOf(undefined, { acmeCaCertificate: "PEM" }));
  const traefik = services.find(({ name }) => name === "traefik");
  expect(traefik?.command).toContain("--certificatesresolvers.le.acme.cacertificates=/etc/traefik/acme-ca.pem");
  expect(traefik?.configs).toEqual([{ config: "acme-ca", target: "/etc/traefik/acme-ca.pem" }]);
  expect(configs).toContainEqual(expect.objectContaining({ key: "acme-ca", content: "PEM" }));
});
