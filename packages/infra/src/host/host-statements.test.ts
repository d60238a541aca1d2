import { testEnvironment } from "@django-swarm/environment/testing";
import { hostStatements } from "./host-statements";

const statements = hostStatements(testEnvironment(), {
  accountId: "123456789012",
  repositoryArns: ["arn:backend", "arn:frontend"],
  assetsBucketArn: "arn:assets",
  backupsBucketArn: "arn:backups",
  fileSystemArn: "arn:efs",
});
const actionsOn = (resource: string): string[] =>
  statements
    .filter(({ Effect, Resource }) => Effect === "Allow" && [Resource].flat().includes(resource))
    .flatMap(({ Action }) => Action)
    .sort();

test("no action is a pattern", () => {
  expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes("*"))).toEqual([]);
});

test.each([
  [
    "*",
    [
      "cloudwatch:PutMetricData",
      "ecr:GetAuthorizationToken",
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
  ],
  ["arn:backups/*", ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]],
  ["arn:backups/backups/*", ["s3:GetObjectTagging", "s3:PutObjectTagging"]],
  ["arn:assets/*", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]],
  ["arn:aws:ssm:us-east-1:123456789012:parameter/ublog-staging/hosts/*", ["ssm:GetParameter", "ssm:PutParameter"]],
])("on %s the host may do just this", (resource, actions) => {
  expect(actionsOn(resource)).toEqual(actions);
});

test("secrets are out of its reach, and a published host key is final", () => {
  const resources = statements.flatMap(({ Resource }) => Resource);
  expect(resources.filter((resource) => resource.includes("secrets"))).toEqual([]);
  expect(statements).toContainEqual(
    expect.objectContaining({
      Effect: "Deny",
      Action: ["ssm:PutParameter"],
      Condition: { StringEquals: { "ssm:Overwrite": "true" } },
    }),
  );
});
