import { type Environment, hasPostgresVolume, storageStackName } from "@django-swarm/environment";
import type { Exception } from "./security/exception";

/** Security rules that an environment's definition itself says not to follow. */
export const statedExceptions = (environment: Environment): readonly Exception[] => [
  ...withoutPolicies(environment),
  ...withoutDeletionProtection(environment),
];

/** What an emulated AWS lacks cannot be there; a real account never has these. */
function withoutPolicies(environment: Environment): readonly Exception[] {
  const omitted = environment.emulator?.omit ?? [];
  const exception = (type: string, reason: string): Exception => ({
    rule: "transport-is-encrypted",
    stack: storageStackName(environment),
    type,
    reason,
  });
  return [
    ...(omitted.includes("efs-file-system-policy")
      ? [exception("aws_efs_file_system", "the emulator cannot remove a file system policy")]
      : []),
    ...(omitted.includes("bucket-policy")
      ? [exception("aws_s3_bucket", "the emulator knows no conditions: it would refuse everybody")]
      : []),
  ];
}

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
