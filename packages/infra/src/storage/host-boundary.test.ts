import { testEnvironment } from "@django-swarm/environment/testing";
import { hostStatements } from "../host/host-statements";
import { boundaryStatements } from "./host-boundary";

const environment = testEnvironment({ logs: { driver: "awslogs" } });
const boundary = boundaryStatements(environment, "123456789012");
const allowed = new Set(boundary.flatMap(({ Action }) => Action));

test("whatever the host's role is given lies within the boundary: beyond it, AWS would refuse in silence", () => {
  const given = hostStatements(environment, {
    accountId: "123456789012",
    repositoryArns: ["arn:backend", "arn:frontend"],
    assetsBucketArn: "arn:assets",
    backupsBucketArn: "arn:backups",
    fileSystemArn: "arn:efs",
  }).filter(({ Effect }) => Effect === "Allow");
  expect(given.flatMap(({ Action }) => Action).filter((action) => !allowed.has(action))).toEqual([]);
});

test("it names its actions, gives no way to another identity, and stays in the environment", () => {
  expect([...allowed].filter((action) => /\*|^(iam|sts|organizations):/.test(action))).toEqual([]);
  const resources = boundary.flatMap(({ Resource }) => Resource).filter((resource) => resource !== "*");
  expect(resources.filter((resource) => !/ublog-staging|file-system\/\*$/.test(resource))).toEqual([]);
});
