import { testEnvironment } from "@django-swarm/environment/testing";
import type { Attributes } from "../security/terraform-json";
import { readUserData } from "../testing/read-user-data";
import { synthesised } from "../testing/synthesised";

const EMAIL = "ops@example.com";
const stacks = synthesised(testEnvironment({ alarms: { email: EMAIL } }));
const host = stacks["ublog-staging"];
const network = stacks["ublog-staging-network"];
if (!host || !network) throw new Error("a stack is missing");

const alarms = host.resources("aws_cloudwatch_metric_alarm");
const alarmOf = (name: string): Attributes => {
  const found = alarms.find((alarm) => alarm["alarm_name"] === `ublog-staging-${name}`);
  if (!found) throw new Error(`no alarm ${name}`);
  return found;
};
const userData = (stack: typeof host): string => stack.resource("aws_instance")["user_data"];
/** Where it writes; Terraform's references are of no interest. */
const paths = (stack: typeof host) => readUserData(userData(stack).replaceAll(/\$\{[^}]*\}/g, "reference")).paths;
const TIMER = "/etc/systemd/system/django-swarm-metrics.timer";

test("without an address there is neither alarm, topic, nor timer", () => {
  const plain = synthesised(testEnvironment());
  for (const type of ["aws_cloudwatch_metric_alarm", "aws_sns_topic", "aws_sns_topic_subscription", "aws_kms_key"]) {
    expect(Object.values(plain).flatMap((stack) => stack.resources(type))).toEqual([]);
  }
  expect(paths(plain["ublog-staging"] as typeof host)).not.toContain(TIMER);
});

test("every alarm is on the manager's instance and writes to the topic of the stack that stays", () => {
  expect(alarms).toHaveLength(7);
  for (const alarm of alarms) {
    expect(alarm["dimensions"]["InstanceId"]).toBe("${aws_instance.manager.id}");
    expect(alarm["alarm_actions"][0]).toContain("ublog-staging-network.outputs.cross-stack-output-aws_sns_topic");
    expect(alarm["ok_actions"]).toEqual([alarm["alarm_actions"][0]]);
    expect(alarm["alarm_description"]).toMatch(/^ublog-staging: /);
  }
});

test.each([
  ["system-check", "arn:aws:automate:us-east-1:ec2:recover"],
  ["instance-check", "arn:aws:automate:us-east-1:ec2:reboot"],
])("%s does something by itself", (name, action) => {
  expect(alarmOf(name)["alarm_actions"]).toEqual([expect.any(String), action]);
});

test("a disk is told by its mount point, as the host sends it", () => {
  expect(alarmOf("postgres-disk")).toMatchObject({
    namespace: "django-swarm/ublog-staging",
    metric_name: "DiskUsedPercent",
    dimensions: { InstanceId: "${aws_instance.manager.id}", MountPoint: "/data/postgres" },
    treat_missing_data: "breaching",
    threshold: 85,
  });
});

test("the host's timer is there, and its user data is not too large for it", () => {
  expect(paths(host)).toContain(TIMER);
  expect(Buffer.byteLength(userData(host))).toBeLessThan(16 * 1024);
});

test("the topic is encrypted with a key that CloudWatch may use, and outlives the host", () => {
  const [key] = Object.keys(network.json["resource"].aws_kms_key);
  expect(network.resource("aws_sns_topic")).toMatchObject({
    name: "ublog-staging-alarms",
    kms_master_key_id: `\${aws_kms_key.${key}.arn}`,
  });
  expect(network.resource("aws_sns_topic_subscription")).toMatchObject({ protocol: "email", endpoint: EMAIL });
  expect(network.resource("aws_kms_key")).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 7 });
});
