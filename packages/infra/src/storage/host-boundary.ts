import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { type Environment, hostBoundaryName } from "@django-swarm/environment";
import { Construct } from "constructs";
import { writeLogs } from "../host/shared-statements";
import { allow, policyDocument, type Statement } from "../iam/statement";

export interface HostBoundaryProps {
  readonly environment: Environment;
  readonly accountId: string;
}

/**
 * The most that a role of the environment's hosts may be given. Beside the data, because it outlives the hosts: so
 * that who may replace a host, and write its role anew, gains nothing by it.
 */
export class HostBoundary extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, accountId }: HostBoundaryProps) {
    super(scope, id);
    this.arn = new IamPolicy(this, "policy", {
      name: hostBoundaryName(environment),
      description: `The most that a host of ${environment.name} may do`,
      policy: policyDocument(boundaryStatements(environment, accountId)),
    }).arn;
  }
}

/** Named actions on what belongs to the environment; nothing of IAM, no other role. */
export function boundaryStatements(environment: Environment, accountId: string): readonly Statement[] {
  const { name, region } = environment;
  const here = (service: string, resource: string): string => `arn:aws:${service}:${region}:${accountId}:${resource}`;
  return [
    // These know no resource.
    allow(
      "OfTheAccount",
      [
        "cloudwatch:PutMetricData",
        "ecr:GetAuthorizationToken",
        "ec2:DescribeInstances",
        "ec2:DescribeTags",
        "ec2:DescribeVolumes",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      "*",
    ),
    allow(
      "Images",
      ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"],
      [here("ecr", `repository/${name}-*`)],
    ),
    allow(
      "Buckets",
      [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetObject",
        "s3:GetObjectTagging",
        "s3:ListBucket",
        "s3:PutObject",
        "s3:PutObjectTagging",
      ],
      ["assets", "backups"].flatMap((bucket) => [
        `arn:aws:s3:::${name}-${bucket}-${accountId}`,
        `arn:aws:s3:::${name}-${bucket}-${accountId}/*`,
      ]),
    ),
    allow(
      "Files",
      ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"],
      [here("elasticfilesystem", "file-system/*")],
    ),
    ...writeLogs(environment, accountId),
    allow(
      "Parameters",
      ["ssm:DeleteParameter", "ssm:GetParameter", "ssm:GetParameters", "ssm:PutParameter"],
      [here("ssm", `parameter/${name}/*`)],
    ),
  ];
}
