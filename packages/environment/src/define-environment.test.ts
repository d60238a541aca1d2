import { defineEnvironment } from "./define-environment";
import { problemsOf, TEST_DEFINITION as valid } from "./testing";

const build = { backend: { context: "/src/backend" }, frontend: { context: "/src/frontend" } };

test("a small definition is enough; the rest has defaults", () => {
  expect(defineEnvironment(valid)).toMatchObject({
    network: { vpcCidr: "10.20.0.0/16" },
    host: { instanceType: "t4g.small", rootVolumeSizeGiB: 20, ssh: { kind: "session-manager" }, revision: 1 },
    storage: { postgresVolumeSizeGiB: 10 },
    secrets: { kind: "ssm" },
    logs: { driver: "json-file", maxSizeMiB: 10, maxFiles: 3 },
    resources: {},
    app: {
      server: { kind: "gunicorn", threads: 4 },
      celery: {
        app: "ublog",
        queues: [{ name: "celery", concurrency: 1, replicas: 1 }],
        taskTimeLimitSeconds: 120,
        beat: true,
      },
      services: [],
      secretsFrom: "environment",
      requestTimeoutSeconds: 60,
    },
  });
});

test("a build context needs neither to exist here nor more than its folder", () => {
  expect(defineEnvironment({ ...valid, app: { ...valid.app, build } }).app.build?.backend).toEqual({
    context: "/src/backend",
    dockerfile: "Dockerfile",
    buildArgs: {},
  });
});

const refused: [string, unknown, RegExp][] = [
  ["no name", { ...valid, name: undefined }, /^name: /],
  ["capitals in the name", { ...valid, name: "uBlog" }, /^name: .*found "uBlog"/],
  ["a name too long for AWS", { ...valid, name: "a".repeat(33) }, /^name: /],
  ["no region", { ...valid, region: "virginia" }, /^region: an AWS region.*found "virginia"/],
  ["an unknown key", { ...valid, regoin: "us-east-1" }, /regoin/],
  [
    "a host outside the zone",
    { ...valid, domain: { zone: "example.com", host: "a.example.org" } },
    /^domain\.host: must lie in the zone example\.com.*a\.example\.org/,
  ],
  [
    "a host that only ends alike",
    { ...valid, domain: { zone: "example.com", host: "myexample.com" } },
    /^domain\.host/,
  ],
  [
    "Portainer on the site's name",
    { ...valid, domain: { ...valid.domain, portainerHost: "staging.example.com" } },
    /^domain\.portainerHost: must differ/,
  ],
  [
    "a VPC in the swarm's pool",
    { ...valid, network: { vpcCidr: "10.200.0.0/16" } },
    /^network\.vpcCidr: must not overlap the swarm's address pool/,
  ],
  [
    "a VPC in Docker's own range",
    { ...valid, network: { vpcCidr: "172.17.0.0/16" } },
    /^network\.vpcCidr: must not overlap Docker's own bridge/,
  ],
  [
    "a VPC of public addresses",
    { ...valid, network: { vpcCidr: "203.0.0.0/16" } },
    /^network\.vpcCidr: must lie in 10\.0\.0\.0\/8/,
  ],
  [
    "a VPC that begins elsewhere",
    { ...valid, network: { vpcCidr: "10.20.1.0/16" } },
    /^network\.vpcCidr: must begin where the range begins: 10\.20\.0\.0\/16/,
  ],
  ["three subnets", { ...valid, network: { subnets: 3 } }, /^network\.subnets: /],
  ["a VPC of another size", { ...valid, network: { vpcCidr: "10.20.0.0/24" } }, /^network\.vpcCidr: must be a \/16/],
  ["no range at all", { ...valid, network: { vpcCidr: "10.20.0.0" } }, /^network\.vpcCidr: an IPv4 range/],
  [
    "SSH open to the world",
    { ...valid, host: { ssh: { kind: "allow-list", keyName: "k", cidrs: ["0.0.0.0/0"] } } },
    /^host\.ssh\.cidrs\.0: must not open SSH to the world.*0\.0\.0\.0\/0/,
  ],
  [
    "SSH open to half of the world",
    { ...valid, host: { ssh: { kind: "allow-list", keyName: "k", cidrs: ["128.0.0.0/1"] } } },
    /^host\.ssh\.cidrs\.0: must not open SSH/,
  ],
  [
    "SSH open to the world in IPv6",
    { ...valid, host: { ssh: { kind: "allow-list", keyName: "k", cidrs: ["::/0"] } } },
    /^host\.ssh\.cidrs\.0: an IPv4 range.*::\/0/,
  ],
  [
    "an instance type of another architecture",
    { ...valid, host: { instanceType: "t3.small", architecture: "arm64" } },
    /^host\.instanceType: must be of the architecture arm64; this one is x86_64.*t3\.small/,
  ],
  [
    "a URL where a secret's name belongs",
    { ...valid, database: { kind: "attached", url: "postgres://app:hunter2@db/app" } },
    /^database\.url: the name of a secret/,
  ],
  [
    "one URL for database and cache",
    {
      ...valid,
      database: { kind: "attached", url: { secret: "URL" } },
      cache: { kind: "attached", url: { secret: "URL" } },
    },
    /^cache\.url: must be another secret/,
  ],
  [
    "a database here without a place for its files",
    { ...valid, storage: { postgres: "none" } },
    /^storage\.postgres: must be "ebs" or "efs".*found "none"/,
  ],
  [
    "an attached database's URL in env",
    {
      ...valid,
      database: { kind: "attached", url: { secret: "DATABASE_URL" } },
      app: { ...valid.app, env: { DATABASE_URL: "x" } },
    },
    /^app\.env\.DATABASE_URL: is a secret/,
  ],
  ["an unknown kind of state", { ...valid, state: { kind: "floppy" } }, /^state\.kind: /],
  [
    "Portainer open by a range",
    { ...valid, portainer: { kind: "enabled", allowFrom: ["0.0.0.0/0"] } },
    /^portainer\.allowFrom\.0: .*say "anywhere"/,
  ],
  [
    "a secret in env",
    { ...valid, app: { ...valid.app, env: { SECRET_KEY: "x" } } },
    /^app\.env\.SECRET_KEY: is a secret/,
  ],
  [
    "a build context that depends on where somebody stands",
    { ...valid, app: { ...valid.app, build: { ...build, backend: { context: "../backend" } } } },
    /^app\.build\.backend\.context: an absolute path.*found "\.\.\/backend"/,
  ],
  [
    "a Dockerfile outside its context",
    { ...valid, app: { ...valid.app, build: { ...build, frontend: { context: "/f", dockerfile: "a/../../D" } } } },
    /^app\.build\.frontend\.dockerfile: a path inside the context/,
  ],
  [
    "one image of two",
    { ...valid, app: { ...valid.app, build: { backend: build.backend } } },
    /^app\.build\.frontend: /,
  ],
  [
    "a secret in an image's history",
    {
      ...valid,
      app: { ...valid.app, build: { ...build, backend: { context: "/b", buildArgs: { SECRET_KEY: "x" } } } },
    },
    /^app\.build\.backend\.buildArgs\.SECRET_KEY: is a secret/,
  ],
  [
    "a queue twice",
    { ...valid, app: { ...valid.app, celery: { app: "ublog", queues: [{ name: "a" }, { name: "a" }] } } },
    /^app\.celery\.queues\.1\.name: is there twice/,
  ],
  [
    "an image without a version",
    { ...valid, images: { traefik: "traefik:latest" } },
    /^images\.traefik: a version, not `latest`/,
  ],
];

test.each(["ebs", "efs", "none"] as const)("an attached database leaves the files of the old one on %s", (postgres) => {
  const database = { kind: "attached", url: { secret: "DATABASE_URL" } } as const;
  expect(defineEnvironment({ ...valid, database, storage: { postgres } })).toMatchObject({ database });
});

test.each(refused)("%s is refused", (_, input, expected) => {
  expect(problemsOf(input)).toContainEqual(expect.stringMatching(expected));
});

test("all problems are reported at once, those of fields and those between them, none with a secret's value", () => {
  const problems = problemsOf({
    ...valid,
    region: "virginia",
    database: { kind: "attached", url: "postgres://app:hunter2@db/app" },
    domain: { zone: "example.com", host: "a.example.org" },
    network: { vpcCidr: "10.192.0.0/16" },
    app: { ...valid.app, env: { POSTGRES_PASSWORD: "hunter2" } },
  });
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "region",
    "database.url",
    "domain.host",
    "network.vpcCidr",
    "app.env.POSTGRES_PASSWORD",
  ]);
  expect(problems.join("\n")).not.toContain("hunter2");
});
