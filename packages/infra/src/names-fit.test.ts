import { hostKeyParameterName, secretParameterName } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { resourcesOf, type Stack } from "./security/terraform-json";
import { stacksOf } from "./testing/synthesised";

/** The longest name that an environment may have. */
const name = "u".repeat(32);
const domain = { zone: "example.com", host: "staging.example.com" };
const ssh = { kind: "allow-list" as const, keyName: "ops", cidrs: ["203.0.113.0/24"] };

/** How long AWS lets a name be, by type and attribute. */
const LIMITS: Readonly<Record<string, number>> = {
  "aws_iam_role.name": 64,
  "aws_iam_role.description": 1000,
  "aws_iam_role_policy.name": 128,
  "aws_iam_policy.name": 128,
  "aws_iam_policy.description": 1000,
  "aws_iam_instance_profile.name": 128,
  "aws_s3_bucket.bucket": 63,
  "aws_ecr_repository.name": 256,
  "aws_security_group.name": 255,
  "aws_security_group.description": 255,
  "aws_vpc_security_group_ingress_rule.description": 255,
  "aws_vpc_security_group_egress_rule.description": 255,
  "aws_network_interface.description": 255,
  "aws_route53_record.name": 255,
  "aws_ssm_parameter.name": 1011,
  "aws_sns_topic.name": 256,
  "aws_cloudwatch_metric_alarm.alarm_name": 255,
  "aws_cloudwatch_metric_alarm.alarm_description": 1024,
  "aws_cloudwatch_log_group.name": 512,
  "aws_kms_alias.name": 256,
  "aws_kms_key.description": 8192,
  "aws_launch_template.name": 128,
};
const TAG_LIMIT = 256;
/** Terraform Cloud's, for the stack's name; and S3's, for a state's key. */
const WORKSPACE_LIMIT = 90;
const KEY_LIMIT = 1024;

const NAMING = /^(name|bucket|alarm_name|description|alarm_description)$/;
/** As long as what Terraform puts there: an account's id has 12 digits. */
const resolved = (value: string): string =>
  value.replace(/\$\{data\.aws_caller_identity\.\w+\.account_id\}/g, "123456789012");

/** Every text that names something in AWS; a reference to another resource is that one's business. */
const namesOf = (stack: Stack): [string, string, number | undefined][] =>
  resourcesOf(stack).flatMap(({ type, attributes }) => [
    ...Object.entries(attributes)
      .filter(([attribute, value]) => NAMING.test(attribute) && typeof value === "string" && !/^\$\{aws_/.test(value))
      .map(([attribute, value]): [string, string, number | undefined] => [
        `${type}.${attribute}`,
        resolved(value),
        LIMITS[`${type}.${attribute}`],
      ]),
    ...Object.values((attributes["tags"] ?? {}) as Record<string, string>).map((value): [string, string, number] => [
      `${type}.tags`,
      value,
      TAG_LIMIT,
    ]),
  ]);

const stacks = stacksOf(testEnvironment({ name, domain, host: { ssh }, logs: { driver: "awslogs" } }));
const names = stacks.flatMap(namesOf);

test("there are names to look at, one of each kind at least", () => {
  const kinds = new Set(names.map(([kind]) => kind));
  for (const kind of [
    "aws_iam_role.name",
    "aws_s3_bucket.bucket",
    "aws_ecr_repository.name",
    "aws_security_group.name",
  ]) {
    expect(kinds).toContain(kind);
  }
});

test("the limit of each is known: a new kind of name belongs into the table", () => {
  expect(names.filter(([, , limit]) => limit === undefined).map(([kind]) => kind)).toEqual([]);
});

test.each(names)("%s fits: %s", (_, text, limit) => {
  expect(text).not.toContain("${");
  expect(text.length).toBeLessThanOrEqual(limit ?? 0);
});

test("a bucket's name is a DNS label", () => {
  for (const [kind, text] of names)
    if (kind === "aws_s3_bucket.bucket") expect(text).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
});

test("stacks and states fit into Terraform Cloud and S3", () => {
  for (const { name: stack, json } of stacks) {
    expect(stack.length).toBeLessThanOrEqual(WORKSPACE_LIMIT);
    expect(json["terraform"].backend.s3.key.length).toBeLessThanOrEqual(KEY_LIMIT);
  }
});

test("parameters of hosts and secrets fit", () => {
  const environment = testEnvironment({ name, domain });
  const parameters = [
    secretParameterName(environment, "S".repeat(63)),
    hostKeyParameterName(name, `i-${"0".repeat(17)}`),
  ];
  for (const parameter of parameters)
    expect(parameter.length).toBeLessThanOrEqual(LIMITS["aws_ssm_parameter.name"] ?? 0);
});

test("one character more is refused at definition", () => {
  expect(() => testEnvironment({ name: `${name}u`, domain })).toThrow(/The definition of u+ has 1 problem/);
});
