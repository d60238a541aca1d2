import { defineEnvironment } from "./define-environment";
import { ConfigError } from "./errors";
import type { EnvironmentInput } from "./schema";

const valid: EnvironmentInput = {
  name: "ublog-staging",
  region: "us-east-1",
  state: { kind: "s3", bucket: "ublog-terraform-state" },
  domain: { zone: "example.com", host: "staging.example.com" },
  acme: { email: "ops@example.com" },
  portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
  app: { settingsModule: "ublog.settings", wsgiApplication: "ublog.wsgi:application", celeryApp: "ublog" },
};

function problemsOf(input: unknown): readonly string[] {
  try {
    defineEnvironment(input as EnvironmentInput);
  } catch (error) {
    if (error instanceof ConfigError) return error.details;
    throw error;
  }
  return [];
}

test("a small definition is enough; the rest has defaults", () => {
  expect(defineEnvironment(valid)).toMatchObject({
    network: { vpcCidr: "10.20.0.0/16" },
    host: { instanceType: "t4g.small", rootVolumeSizeGiB: 20, ssh: { kind: "session-manager" }, revision: 1 },
    storage: { postgresVolumeSizeGiB: 10 },
    secrets: { kind: "ssm" },
    app: {
      gunicorn: { replicas: 2 },
      celery: { queues: [{ name: "celery", concurrency: 1, replicas: 1 }] },
      beat: true,
    },
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
    "Portainer open by a range",
    { ...valid, portainer: { kind: "enabled", allowFrom: ["0.0.0.0/0"] } },
    /^portainer\.allowFrom\.0: say "anywhere"/,
  ],
  [
    "a secret in env",
    { ...valid, app: { ...valid.app, env: { SECRET_KEY: "x" } } },
    /^app\.env\.SECRET_KEY: is declared a secret/,
  ],
  [
    "a queue twice",
    { ...valid, app: { ...valid.app, celery: { queues: [{ name: "a" }, { name: "a" }] } } },
    /^app\.celery\.queues\.1\.name: is there twice/,
  ],
  [
    "an image without a version",
    { ...valid, images: { traefik: "traefik:latest" } },
    /^images\.traefik: a version, not `latest`/,
  ],
];

test.each(refused)("%s is refused", (_, input, expected) => {
  expect(problemsOf(input)).toContainEqual(expect.stringMatching(expected));
});

test("all problems are reported at once, none with a secret's value", () => {
  const problems = problemsOf({
    ...valid,
    domain: { zone: "example.com", host: "a.example.org" },
    network: { vpcCidr: "10.192.0.0/16" },
    app: { ...valid.app, env: { POSTGRES_PASSWORD: "hunter2" } },
  });
  expect(problems.length).toBeGreaterThanOrEqual(3);
  expect(problems.join("\n")).not.toContain("hunter2");
});
