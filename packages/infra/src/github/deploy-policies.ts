import { hostBoundaryName, portainerHost, publicHosts } from "@django-swarm/environment";
import { SSH_USER } from "../host/ssh-user";
import { allow, type Statement } from "../iam/statement";
import { computeStatements } from "./compute-statements";
import { planStatements } from "./plan-statements";
import { arnsOf, bucketArns, globalArnsOf, logGroupArns, type Scope, taggedOurs } from "./scope";
import { stateWriting } from "./state-statements";

/**
 * What `cdktf deploy`, `cdktf destroy` of a host, `docker push` and `deployer release` need. Nothing that holds data can
 * be deleted: no volume, no file system, no bucket, no repository, no image, no state.
 */
export const deployPolicies = (scope: Scope): Readonly<Record<string, readonly Statement[]>> => ({
  read: planStatements(scope),
  compute: computeStatements(scope),
  storage: [...stateWriting(scope.environments), ...storageStatements(scope)],
  roles: roleStatements(scope),
  release: releaseStatements(scope),
});

const storageStatements = (scope: Scope): Statement[] => [
  allow(
    "Buckets",
    ["s3:CreateBucket", "s3:PutBucket*", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration"],
    bucketArns(scope, ["assets", "backups"]),
  ),
  allow(
    "Repositories",
    [
      "ecr:CreateRepository",
      "ecr:PutImageScanningConfiguration",
      "ecr:PutImageTagMutability",
      "ecr:PutLifecyclePolicy",
      "ecr:TagResource",
    ],
    arnsOf(scope, "ecr", (name) => `repository/${name}-*`),
  ),
  allow(
    "Alarms",
    [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:TagResource",
      "sns:Unsubscribe",
    ],
    [...arnsOf(scope, "cloudwatch", (name) => `alarm:${name}-*`), ...arnsOf(scope, "sns", (name) => `${name}-*`)],
  ),
  allow("Logs", ["logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:TagResource"], logGroupArns(scope)),
  allow("Records", ["route53:ChangeResourceRecordSets"], ["arn:aws:route53:::hostedzone/*"], {
    "ForAllValues:StringEquals": {
      "route53:ChangeResourceRecordSetsNormalizedRecordNames": scope.environments.flatMap((environment) => [
        ...publicHosts(environment),
        portainerHost(environment),
      ]),
    },
  }),
];

/** Roles of hosts only, never beyond their boundary, and only for EC2. */
function roleStatements(scope: Scope): Statement[] {
  const roles = globalArnsOf(scope, "iam", (name) => `role/${name}-*`);
  const boundaries = scope.environments.map(
    (environment) => `arn:aws:iam::${scope.accountId}:policy/${hostBoundaryName(environment)}`,
  );
  return [
    allow("WriteHostRoles", ["iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy"], roles, {
      StringEquals: { "iam:PermissionsBoundary": boundaries },
    }),
    allow("KeepHostRoles", ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole"], roles),
    allow(
      "HostProfiles",
      [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:TagInstanceProfile",
        "iam:UntagInstanceProfile",
      ],
      globalArnsOf(scope, "iam", (name) => `instance-profile/${name}-*`),
    ),
    allow("GiveRolesToHosts", ["iam:PassRole"], roles, {
      StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" },
    }),
  ];
}

const releaseStatements = (scope: Scope): Statement[] => [
  allow(
    "Images",
    [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ],
    arnsOf(scope, "ecr", (name) => `repository/${name}-*`),
  ),
  allow(
    "HostKeysAndSecrets",
    ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    arnsOf(scope, "ssm", (name) => `parameter/${name}/*`),
  ),
  allow(
    "Ledger",
    ["s3:GetObject", "s3:PutObject"],
    bucketArns(scope, ["backups"]).map((arn) => `${arn}/*`),
  ),
  allow(
    "OpenSessions",
    ["ssm:StartSession"],
    arnsOf(scope, "ec2", () => "instance/*"),
    taggedOurs(scope),
  ),
  // The key of one connection, for a minute, for the user that the deployer is on the host.
  allow(
    "OfferKeys",
    ["ec2-instance-connect:SendSSHPublicKey"],
    arnsOf(scope, "ec2", () => "instance/*"),
    { StringEquals: { ...taggedOurs(scope).StringEquals, "ec2:osuser": [SSH_USER] } },
  ),
  allow(
    "OpenSshSessions",
    ["ssm:StartSession"],
    [...new Set(scope.environments.map(({ region }) => `arn:aws:ssm:${region}::document/AWS-StartSSHSession`))],
  ),
];
