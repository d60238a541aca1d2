import { testEnvironment } from "@django-swarm/environment/testing";
import { hostStatements } from "./host-statements";
import { workerStatements } from "./worker-statements";

const environment = testEnvironment({ host: { workers: 1 } });
const resources = {
  accountId: "123456789012",
  repositoryArns: ["arn:backend", "arn:frontend"],
  assetsBucketArn: "arn:assets",
  backupsBucketArn: "arn:backups",
  fileSystemArn: "arn:efs",
};
const JOIN_TOKEN = "arn:aws:ssm:us-east-1:123456789012:parameter/ublog-staging/swarm/worker-join-token";
const statements = workerStatements(environment, resources);

test("a worker may use the data and the assets, be reached, and read one parameter", () => {
  expect(statements.flatMap(({ Action }) => Action).sort()).toEqual([
    "elasticfilesystem:ClientMount",
    "elasticfilesystem:ClientRootAccess",
    "elasticfilesystem:ClientWrite",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListBucket",
    "s3:PutObject",
    "ssm:GetParameter",
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ]);
  expect(statements.find(({ Action }) => Action.includes("ssm:GetParameter"))?.Resource).toEqual([JOIN_TOKEN]);
});

test("backups and images are out of its reach", () => {
  const resourcesOf = statements.flatMap(({ Resource }) => Resource);
  expect(resourcesOf.filter((arn) => /backup|backend|frontend|secrets|hosts/.test(arn))).toEqual([]);
});

test("only a manager with workers may write the join token", () => {
  const writes = (workers: number) =>
    hostStatements(testEnvironment({ host: { workers } }), resources).filter(({ Resource }) =>
      [Resource].flat().includes(JOIN_TOKEN),
    );
  expect(writes(0)).toEqual([]);
  expect(writes(1)).toEqual([
    expect.objectContaining({ Effect: "Allow", Action: ["ssm:GetParameter", "ssm:PutParameter"] }),
  ]);
});
