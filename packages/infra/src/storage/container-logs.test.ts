import { testEnvironment } from "@django-swarm/environment/testing";
import { hostStatements } from "../host/host-statements";
import { workerStatements } from "../host/worker-statements";
import type { Attributes } from "../security/terraform-json";
import { stacksOf } from "../testing/synthesised";

const withLogs = testEnvironment({ logs: { driver: "awslogs", retentionDays: 90 } });
const groupsOf = (environment: ReturnType<typeof testEnvironment>): Attributes[] =>
  stacksOf(environment).flatMap(({ name, json }) =>
    Object.values((json["resource"].aws_cloudwatch_log_group ?? {}) as Record<string, Attributes>).map((group) => ({
      stack: name,
      ...group,
    })),
  );

test("logs on the host need nothing of AWS", () => {
  expect(groupsOf(testEnvironment())).toEqual([]);
});

test("the log group outlives the host, and forgets", () => {
  expect(groupsOf(withLogs)).toEqual([
    expect.objectContaining({
      stack: "ublog-staging-storage",
      name: "/django-swarm/ublog-staging",
      retention_in_days: 90,
    }),
  ]);
});

const resources = {
  accountId: "123456789012",
  repositoryArns: [],
  assetsBucketArn: "arn:assets",
  backupsBucketArn: "arn:backups",
  fileSystemArn: "arn:efs",
};

test.each([
  ["the manager", hostStatements],
  ["a worker", workerStatements],
])("%s writes streams of this group, and nothing else of CloudWatch Logs", (_, statementsOf) => {
  const logs = (environment: ReturnType<typeof testEnvironment>) =>
    statementsOf(environment, resources).filter(({ Action }) => Action.some((action) => action.startsWith("logs:")));
  expect(logs(testEnvironment())).toEqual([]);
  expect(logs(withLogs)).toEqual([
    {
      Sid: "Logs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: ["arn:aws:logs:us-east-1:123456789012:log-group:/django-swarm/ublog-staging:*"],
    },
  ]);
});
