import { type Environment, requiredSecrets, secret } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import { type RenderedRelease, renderRelease } from "./render-release";

const digest = (digit: string): string => `@sha256:${digit.repeat(64)}`;
const outputs = {
  data_root: "/data",
  postgres_data_root: "/data/postgres",
  assets_bucket_name: "assets",
} as HostOutputs;

const valuesOf = (environment: Environment): ReadonlyMap<string, string> =>
  new Map(requiredSecrets(environment).map((name) => [name, `value of ${name}`]));

const rendered = (
  environment: Environment,
  secretValues: ReadonlyMap<string, string> = valuesOf(environment),
): Promise<RenderedRelease> =>
  renderRelease({
    environment,
    outputs,
    chosen: { backend: { reference: "backend:1", tag: "1" }, frontend: { reference: "frontend:1", tag: "1" } },
    images: {
      backend: `backend${digest("b")}`,
      frontend: `frontend${digest("f")}`,
      traefik: `traefik${digest("1")}`,
      socketProxy: `nginx${digest("2")}`,
      postgres: `postgres${digest("3")}`,
      redis: `redis${digest("4")}`,
      ...(environment.portainer.kind === "enabled"
        ? { portainer: `portainer${digest("5")}`, portainerAgent: `agent${digest("6")}` }
        : {}),
    },
    secretValues,
  });

const portainer = { kind: "disabled" } as const;
const database = { kind: "attached", url: secret("DATABASE_URL") } as const;
const cache = { kind: "attached", url: secret("REDIS_URL") } as const;

test.each<[string, Parameters<typeof testEnvironment>[0], string[] | undefined]>([
  ["all of its own", { portainer }, ["postgres", "redis"]],
  ["an attached database", { portainer, database }, ["redis"]],
  ["an attached database and cache", { portainer, database, cache }, undefined],
])(
  "an environment with %s: its data services, its secrets, and the network that its job joins",
  async (_, changes, expected) => {
    const environment = testEnvironment(changes);
    const { dataServices, objects, stackYaml, jobYaml } = await rendered(environment);
    expect(dataServices?.services.map(({ name }) => name)).toEqual(expected);
    expect([...objects.networks]).toEqual([
      ["ublog-staging_main", { stack: "ublog-staging", attachable: true, internal: false }],
    ]);
    const values = requiredSecrets(environment).map((name) => `value of ${name}`);
    // A new Postgres begins with today's password.
    const initial = environment.database.kind === "swarm" ? ["value of POSTGRES_PASSWORD"] : [];
    expect([...objects.secrets.values()]).toEqual([...values, ...initial]);
    for (const yaml of [stackYaml, jobYaml, dataServices?.yaml]) expect(yaml ?? "").not.toContain("value of");
  },
);

const BACKEND = ["gunicorn", "celery-worker", "celery-beat"];

/** The services that a release updates after another: those of another hash. */
async function updated(before: Promise<RenderedRelease>, after: Promise<RenderedRelease>): Promise<readonly string[]> {
  const hashes = new Map((await before).services.map(({ name, hash }) => [name, hash]));
  return (await after).services.filter(({ name, hash }) => hashes.get(name) !== hash).map(({ name }) => name);
}

test.each([
  ["SECRET_KEY", BACKEND],
  ["POSTGRES_PASSWORD", BACKEND],
  ["PORTAINER_ADMIN_PASSWORD", ["portainer"]],
])("another value of %s updates who uses it, and nobody else", async (name, expected) => {
  const environment = testEnvironment();
  const after = rendered(environment, new Map([...valuesOf(environment), [name, "another"]]));
  expect(await updated(rendered(environment), after)).toEqual(expected);
});

test("another content of nginx's configuration updates nginx, and nobody else", async () => {
  const environment = testEnvironment();
  const after = testEnvironment({ app: { ...TEST_APP, backendPaths: ["/rest"] } });
  expect(await updated(rendered(environment), rendered(after))).toEqual(["nginx"]);
});

test("each password of the database has a login of its own", async () => {
  const environment = testEnvironment();
  const one = await rendered(environment);
  const other = await rendered(environment, new Map([...valuesOf(environment), ["POSTGRES_PASSWORD", "another"]]));
  for (const { login, stackYaml, jobYaml } of [one, other]) {
    expect(login?.role).toMatch(/^ublog_[0-9a-f]{8}$/);
    for (const yaml of [stackYaml, jobYaml]) expect(yaml).toContain(`POSTGRES_USERNAME: ${login?.role}`);
  }
  expect(one.login?.role).not.toBe(other.login?.role);
  expect((await rendered(testEnvironment({ portainer, database }))).login).toBeUndefined();
});
