/**
 * Actions that know no resource: IAM takes `*` for them, or denies them. From AWS's Service Authorization Reference, the
 * few that stacks of this kind need; a `*` at the end stands for the rest of an action's name.
 */
export const ACTIONS_WITHOUT_RESOURCE: readonly { readonly action: string; readonly why: string }[] = [
  { action: "ecr:GetAuthorizationToken", why: "a login is to the whole registry" },
  { action: "ssm:UpdateInstanceInformation", why: "the agent's own heartbeat, before AWS knows the instance" },
  { action: "ssmmessages:CreateControlChannel", why: "Session Manager's channels are no resources" },
  { action: "ssmmessages:CreateDataChannel", why: "the same" },
  { action: "ssmmessages:OpenControlChannel", why: "the same" },
  { action: "ssmmessages:OpenDataChannel", why: "the same" },
  { action: "cloudwatch:PutMetricData", why: "metrics have no ARN; a condition names the namespace" },
  { action: "sts:GetCallerIdentity", why: "it is about whoever asks" },
  { action: "ec2:Describe*", why: "EC2 lists without regard to resources; reads only" },
  { action: "route53:ListHostedZones", why: "a list of all" },
  { action: "route53:ListHostedZonesByName", why: "a list of all" },
  { action: "route53:GetChange", why: "a change belongs to no zone" },
  { action: "elasticfilesystem:Describe*", why: "lists and settings, no files; reads only" },
  { action: "cloudwatch:DescribeAlarms", why: "a list of all; reads only" },
  { action: "logs:DescribeLogGroups", why: "a list of names and settings, no logs" },
  { action: "ssm:DescribeParameters", why: "a list of names, without values" },
  { action: "s3:ListAllMyBuckets", why: "a list of names" },
];

/** Whether it may stand beside the resource `*`. */
export const knowsNoResource = (action: string): boolean =>
  ACTIONS_WITHOUT_RESOURCE.some(({ action: known }) =>
    known.endsWith("*")
      ? action.toLowerCase().startsWith(known.slice(0, -1).toLowerCase())
      : action.toLowerCase() === known.toLowerCase(),
  );
