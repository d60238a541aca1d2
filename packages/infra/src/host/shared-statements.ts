import { type Environment, logGroupName } from "@django-swarm/environment";
import { allow, type Statement } from "../iam/statement";

/** `name` begins with a slash, as SSM's names do. */
export const parameterArn = ({ region }: Environment, accountId: string, name: string): string =>
  `arn:aws:ssm:${region}:${accountId}:parameter${name}`;

/** What Session Manager's agent needs to be reached; it knows no resource. */
export const sessionManager: Statement = allow(
  "SessionManager",
  [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  "*",
);

export const useFileSystem = (arn: string): Statement =>
  allow(
    "Data",
    ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"],
    [arn],
  );

/** What Docker's driver needs to write the containers' logs: streams in the environment's group, and no group. */
export const writeLogs = (environment: Environment, accountId: string): readonly Statement[] =>
  environment.logs.driver === "awslogs"
    ? [allow("Logs", ["logs:CreateLogStream", "logs:PutLogEvents"], [logStreamsArn(environment, accountId)])]
    : [];

/** Every stream of the environment's group. */
export const logStreamsArn = (environment: Environment, accountId: string): string =>
  `arn:aws:logs:${environment.region}:${accountId}:log-group:${logGroupName(environment)}:*`;
