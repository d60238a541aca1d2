import { allow, type Statement } from "../iam/statement";
import { arnsOf, type Scope, taggedOurs, taggingOurs } from "./scope";

/** What makes something that carries our tag from its first moment. */
const CREATE = [
  "ec2:AllocateAddress",
  "ec2:AuthorizeSecurityGroupEgress",
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:CreateInternetGateway",
  "ec2:CreateNetworkInterface",
  "ec2:CreateRouteTable",
  "ec2:CreateSecurityGroup",
  "ec2:CreateSubnet",
  "ec2:CreateVolume",
  "ec2:CreateVpc",
  "ec2:CreateVpcEndpoint",
  "ec2:RunInstances",
];

/** What changes, joins or ends something of ours. */
const CHANGE = [
  "ec2:AssociateAddress",
  "ec2:AssociateRouteTable",
  "ec2:AttachInternetGateway",
  "ec2:AttachNetworkInterface",
  "ec2:AttachVolume",
  "ec2:CreateRoute",
  "ec2:CreateTags",
  "ec2:DeleteRoute",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteTags",
  "ec2:DetachVolume",
  "ec2:DisassociateAddress",
  "ec2:DisassociateRouteTable",
  "ec2:ModifyInstanceAttribute",
  "ec2:ModifyInstanceCreditSpecification",
  "ec2:ModifyInstanceMetadataOptions",
  "ec2:ModifyNetworkInterfaceAttribute",
  "ec2:ModifySecurityGroupRules",
  "ec2:ModifySubnetAttribute",
  "ec2:ModifyVolume",
  "ec2:ModifyVpcAttribute",
  "ec2:ModifyVpcEndpoint",
  "ec2:RebootInstances",
  "ec2:ReplaceRoute",
  "ec2:RevokeSecurityGroupEgress",
  "ec2:RevokeSecurityGroupIngress",
  "ec2:StartInstances",
  "ec2:StopInstances",
  "ec2:TerminateInstances",
];

const FILE_SYSTEM = [
  "elasticfilesystem:CreateMountTarget",
  "elasticfilesystem:ModifyMountTargetSecurityGroups",
  "elasticfilesystem:PutBackupPolicy",
  "elasticfilesystem:PutFileSystemPolicy",
  "elasticfilesystem:PutLifecycleConfiguration",
  "elasticfilesystem:TagResource",
  "elasticfilesystem:UpdateFileSystem",
];

/**
 * Network, hosts, volumes and file systems, by the tag `Environment` that Terraform puts on all of them. An address, a
 * subnet and a VPC can be made and changed, not given up: that is a person's decision.
 */
export const computeStatements = (scope: Scope): Statement[] => [
  allow(
    "Create",
    CREATE,
    arnsOf(scope, "ec2", () => "*"),
    taggingOurs(scope),
  ),
  // What a new thing is made in or from is asked for, too: our VPC, our subnet, our interface.
  allow(
    "CreateInOurs",
    CREATE,
    arnsOf(scope, "ec2", () => "*"),
    taggedOurs(scope),
  ),
  allow(
    "TagNew",
    ["ec2:CreateTags"],
    arnsOf(scope, "ec2", () => "*"),
    {
      StringEquals: { ...taggingOurs(scope).StringEquals, "ec2:CreateAction": CREATE.map((action) => action.slice(4)) },
    },
  ),
  allow(
    "LaunchFrom",
    ["ec2:RunInstances"],
    [
      ...new Set(scope.environments.map(({ region }) => `arn:aws:ec2:${region}::image/*`)),
      ...arnsOf(scope, "ec2", () => "key-pair/*"),
      ...arnsOf(scope, "ec2", () => "volume/*"),
    ],
  ),
  allow(
    "Change",
    CHANGE,
    arnsOf(scope, "ec2", () => "*"),
    taggedOurs(scope),
  ),
  allow(
    "CreateFileSystems",
    ["elasticfilesystem:CreateFileSystem"],
    arnsOf(scope, "elasticfilesystem", () => "*"),
    taggingOurs(scope),
  ),
  allow(
    "ChangeFileSystems",
    FILE_SYSTEM,
    arnsOf(scope, "elasticfilesystem", () => "*"),
    taggedOurs(scope),
  ),
];
