import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { stacksOf } from "../testing/synthesised";
import { checkSecurity } from "./check-security";
import { RULES, type RuleName } from "./rules";
import type { Attributes, Stack } from "./terraform-json";
import { add, first, type Stacks } from "./testing/unsafe/fixture";
import { FIXTURES } from "./testing/unsafe/fixtures";

const sound = stacksOf(testEnvironment());

/** Stacks of a sound environment, changed. */
function changed(change: (stacks: Stacks) => void): readonly Stack[] {
  const all = structuredClone(sound) as Stack[];
  const of = (name: string): Attributes => all.find((stack) => stack.name === name)?.json ?? {};
  change({
    network: of("ublog-staging-network"),
    storage: of("ublog-staging-storage"),
    host: of("ublog-staging"),
    all,
  });
  return all;
}

const environments: [string, Parameters<typeof testEnvironment>[0]][] = [
  ["the default", {}],
  ["one subnet", { network: { subnets: 1 } }],
  ["Postgres on EFS", { storage: { postgres: "efs" } }],
  ["Postgres on EFS in one subnet", { storage: { postgres: "efs" }, network: { subnets: 1 } }],
  ["SSH by an allow-list", { host: { ssh: { kind: "allow-list", keyName: "ops", cidrs: ["203.0.113.0/24"] } } }],
  ["x86_64", { host: { instanceType: "t3.small" } }],
  [
    "attached database and cache",
    {
      database: { kind: "attached", url: { secret: "DATABASE_URL" } },
      cache: { kind: "attached", url: { secret: "CACHE_URL" } },
    },
  ],
  ["workers and alarms", { host: { workers: 2 }, alarms: { email: "ops@example.com" } }],
  ["logs in CloudWatch", { logs: { driver: "awslogs" }, host: { workers: 1 } }],
  ["without Portainer", { portainer: { kind: "disabled" } }],
  ["state in Terraform Cloud", { state: { kind: "terraform-cloud", organization: "example" } }],
  ["secrets from the caller", { secrets: { kind: "environment-variables" } }],
  ["assets in the bucket", { app: { ...TEST_APP, assets: "s3" } }],
  [
    "several names",
    {
      domain: {
        zone: "example.com",
        host: "staging.example.com",
        aliases: ["blog.example.com"],
        redirects: ["www.example.com"],
      },
    },
  ],
];
test.each(environments)("nothing is unsafe: %s", (_, changes) => {
  expect(checkSecurity(stacksOf(testEnvironment(changes)))).toEqual([]);
});

test("two environments are apart", () => {
  const production = testEnvironment({
    name: "ublog-production",
    domain: { zone: "example.com", host: "example.com" },
  });
  expect(checkSecurity(stacksOf(testEnvironment(), production))).toEqual([]);
});

describe.each(Object.keys(RULES) as RuleName[])("%s", (rule) => {
  test.each(FIXTURES[rule].map((fixture) => [fixture.what, fixture] as const))("refuses %s", (_, { change, finds }) => {
    const problems = checkSecurity(changed(change)).filter((problem) => problem.endsWith(`[${rule}]`));
    expect(problems).toEqual([expect.stringMatching(finds)]);
  });
});

test("what is written out is allowed: resources by name, by tag, actions that know none; one repository's tokens", () => {
  const statements = [
    { Effect: "Allow", Action: ["s3:*"], Resource: ["arn:aws:s3:::one", "arn:aws:s3:::one/*"] },
    { Effect: "Allow", Action: "ec2:Describe*", Resource: "*" },
    {
      Effect: "Allow",
      Action: "ec2:TerminateInstances",
      Resource: "*",
      Condition: { StringEquals: { "ec2:ResourceTag/Environment": "ublog-staging" } },
    },
    { Effect: "Deny", Action: "*", Resource: "*" },
  ];
  const provider = "token.actions.githubusercontent.com";
  const trust = {
    Effect: "Allow",
    Principal: { Federated: "${aws_iam_openid_connect_provider.github.arn}" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com" },
      StringLike: { [`${provider}:sub`]: "repo:example/ublog:ref:refs/tags/*" },
    },
  };
  const stacks = changed(({ host }) => {
    add(host, "aws_iam_role", "own", { name: "own", assume_role_policy: JSON.stringify({ Statement: trust }) });
    add(host, "aws_iam_policy", "own", { name: "own", policy: JSON.stringify({ Statement: statements }) });
    add(host, "aws_iam_role_policy_attachment", "own", { policy_arn: "${aws_iam_policy.own.arn}" });
  });
  expect(checkSecurity(stacks)).toEqual([]);
});

test("what has nothing to do with an instance may be made before it is destroyed", () => {
  const lifecycle = { create_before_destroy: true };
  expect(checkSecurity(changed(({ host }) => add(host, "aws_sqs_queue", "own", { name: "own", lifecycle })))).toEqual(
    [],
  );
});

test("a worker without an Elastic IP may have an automatic address", () => {
  const stacks = changed(({ host }) =>
    add(host, "aws_instance", "worker", {
      ...structuredClone(first(host, "aws_instance")),
      network_interface: undefined,
      associate_public_ip_address: true,
    }),
  );
  expect(checkSecurity(stacks)).toEqual([]);
});

test("everything is reported at once", () => {
  const fixtures = (["data-is-encrypted", "metadata-needs-a-token", "image-tags-are-final"] as const).map(
    (rule) => FIXTURES[rule][0],
  );
  const problems = checkSecurity(
    changed((stacks) => {
      for (const fixture of fixtures) fixture?.change(stacks);
    }),
  );
  expect(problems).toEqual(fixtures.map((fixture) => expect.stringMatching(fixture?.finds ?? /^$/)));
});

const exception = {
  rule: "data-is-encrypted",
  stack: "ublog-staging-storage",
  type: "aws_ebs_volume",
  reason: "a copy of public data",
} as const;
const plainVolume = changed(({ storage }) => {
  for (const volume of Object.values(storage["resource"].aws_ebs_volume as Attributes)) volume.encrypted = false;
});

test("an exception covers its rule, stack and type, and no other", () => {
  expect(checkSecurity(plainVolume, [exception])).toEqual([]);
  const others = [
    { ...exception, stack: "ublog-production-storage" },
    { ...exception, type: "aws_ebs" },
  ];
  for (const other of others) expect(checkSecurity(plainVolume, [other])).toHaveLength(2);
});

test("an exception that covers nothing is reported", () => {
  expect(checkSecurity(sound, [exception])).toEqual([
    "ublog-staging-storage: aws_ebs_volume: the exception from data-is-encrypted covers nothing: remove it",
  ]);
});
