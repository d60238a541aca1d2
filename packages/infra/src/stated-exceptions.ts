import { type Environment, hasPostgresVolume, storageStackName } from "@django-swarm/environment";
import type { Exception } from "./security/exception";

/** Security rules that an environment's definition itself says not to follow. */
export const statedExceptions = (environment: Environment): readonly Exception[] => [
  ...withoutFileSystemPolicy(environment),
  ...withoutDeletionProtection(environment),
];

/** What an emulated AWS lacks cannot be there; a real account never has these. */
const withoutFileSystemPolicy = (environment: Environment): readonly Exception[] =>
  environment.emulator?.omit.includes("efs-file-system-policy")
    ? [
        {
          rule: "transport-is-encrypted",
          stack: storageStackName(environment),
          type: "aws_efs_file_system",
          reason: "the emulator cannot remove a file system policy",
        },
      ]
    : [];

function withoutDeletionProtection(environment: Environment): readonly Exception[] {
  if (environment.storage.deletionProtection) return [];
  const types = [
    "aws_efs_file_system",
    ...(hasPostgresVolume(environment) ? ["aws_ebs_volume"] : []),
    "aws_s3_bucket",
    "aws_ecr_repository",
  ];
  return types.map((type) => ({
    rule: "data-is-kept",
    stack: storageStackName(environment),
    type,
    reason: "the environment says storage.deletionProtection: false: it is about to be removed",
  }));
}
