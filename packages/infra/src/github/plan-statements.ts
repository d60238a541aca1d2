import { allow, type Statement } from "../iam/statement";
import { arnsOf, bucketArns, globalArnsOf, logGroupArns, type Scope } from "./scope";
import { stateReading } from "./state-statements";

/** Read-only actions that know no resource: AWS has them on everything or not at all. */
export const READS_OF_THE_ACCOUNT = [
  "cloudwatch:DescribeAlarms",
  "ec2:DescribeAddresses",
  "ec2:DescribeAddressesAttribute",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceAttribute",
  "ec2:DescribeInstanceCreditSpecifications",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeKeyPairs",
  "ec2:DescribeManagedPrefixLists",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribePrefixLists",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVolumes",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcEndpoints",
  "ec2:DescribeVpcs",
  "ecr:GetAuthorizationToken",
  "logs:DescribeLogGroups",
  "route53:ListHostedZones",
  "sts:GetCallerIdentity",
] as const;

/**
 * What Terraform reads to plan: settings of what belongs to the environments, and their states. No content of a bucket,
 * no image, no secret.
 */
export function planStatements(scope: Scope): Statement[] {
  return [
    allow("ReadAccount", READS_OF_THE_ACCOUNT, "*"),
    allow(
      "ReadZones",
      ["route53:GetChange", "route53:GetHostedZone", "route53:ListResourceRecordSets", "route53:ListTagsForResource"],
      ["arn:aws:route53:::change/*", "arn:aws:route53:::hostedzone/*"],
    ),
    allow(
      "ReadBuckets",
      [
        "s3:GetAccelerateConfiguration",
        "s3:GetBucket*",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListBucket",
      ],
      bucketArns(scope, ["assets", "backups"]),
    ),
    allow(
      "ReadFileSystems",
      [
        "elasticfilesystem:DescribeBackupPolicy",
        "elasticfilesystem:DescribeFileSystemPolicy",
        "elasticfilesystem:DescribeFileSystems",
        "elasticfilesystem:DescribeLifecycleConfiguration",
        "elasticfilesystem:DescribeMountTargetSecurityGroups",
        "elasticfilesystem:DescribeMountTargets",
        "elasticfilesystem:ListTagsForResource",
      ],
      arnsOf(scope, "elasticfilesystem", () => "*"),
    ),
    allow(
      "ReadRepositories",
      ["ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:GetRepositoryPolicy", "ecr:ListTagsForResource"],
      arnsOf(scope, "ecr", (name) => `repository/${name}-*`),
    ),
    allow(
      "ReadRoles",
      ["iam:Get*", "iam:List*"],
      ["instance-profile", "policy", "role"].flatMap((kind) =>
        globalArnsOf(scope, "iam", (name) => `${kind}/${name}-*`),
      ),
    ),
    allow(
      "ReadImageParameters",
      ["ssm:GetParameter", "ssm:GetParameters"],
      [...new Set(scope.environments.map(({ region }) => `arn:aws:ssm:${region}::parameter/aws/service/*`))],
    ),
    allow(
      "ReadAlarms",
      ["cloudwatch:ListTagsForResource", "sns:Get*", "sns:List*"],
      [...arnsOf(scope, "cloudwatch", (name) => `alarm:${name}-*`), ...arnsOf(scope, "sns", (name) => `${name}-*`)],
    ),
    allow("ReadLogs", ["logs:ListTagsForResource"], logGroupArns(scope)),
    ...stateReading(scope.environments),
  ];
}
