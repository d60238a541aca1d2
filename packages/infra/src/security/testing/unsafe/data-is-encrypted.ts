import { add, type Fixture, first, fixture } from "./fixture";

export const fixtures: readonly Fixture[] = [
  fixture(
    "a volume in plain text",
    ({ storage }) => {
      first(storage, "aws_ebs_volume")["encrypted"] = false;
    },
    /-storage: aws_ebs_volume\.postgres_volume_\w+\.encrypted: must be true.*\(found false\)/,
  ),
  fixture(
    "a volume that does not say",
    ({ storage }) => {
      delete first(storage, "aws_ebs_volume")["encrypted"];
    },
    /aws_ebs_volume\.\w+\.encrypted: .*\(found nothing\)/,
  ),
  fixture(
    "a root disk in plain text",
    ({ host }) => {
      first(host, "aws_instance")["root_block_device"].encrypted = false;
    },
    /aws_instance\.manager\.root_block_device\.encrypted: /,
  ),
  fixture(
    "a root disk that the AMI decides about",
    ({ host }) => {
      delete first(host, "aws_instance")["root_block_device"];
    },
    /aws_instance\.manager\.root_block_device: must be stated/,
  ),
  fixture(
    "another disk of an instance",
    ({ host }) => {
      first(host, "aws_instance")["ebs_block_device"] = [{ encrypted: true }, { device_name: "/dev/sdg" }];
    },
    /aws_instance\.manager\.ebs_block_device\.encrypted: /,
  ),
  fixture(
    "a file system in plain text",
    ({ storage }) => {
      first(storage, "aws_efs_file_system")["encrypted"] = false;
    },
    /aws_efs_file_system\.[\w-]+\.encrypted: /,
  ),
  fixture(
    "a database",
    ({ storage }) =>
      add(storage, "aws_db_instance", "own", {
        identifier: "own",
        deletion_protection: true,
        lifecycle: { prevent_destroy: true },
      }),
    /aws_db_instance\.own\.storage_encrypted: /,
  ),
  fixture(
    "a cache",
    ({ storage }) => add(storage, "aws_elasticache_replication_group", "own", { at_rest_encryption_enabled: "false" }),
    /aws_elasticache_replication_group\.own\.at_rest_encryption_enabled: /,
  ),
  fixture(
    "a parameter in plain text",
    ({ host }) => add(host, "aws_ssm_parameter", "own", { name: "/own", type: "String", value: "x" }),
    /aws_ssm_parameter\.own\.type: must be SecureString \(found "String"\)/,
  ),
  fixture(
    "a topic without a key",
    ({ host }) => add(host, "aws_sns_topic", "alarms", { name: "alarms" }),
    /aws_sns_topic\.alarms\.kms_master_key_id: /,
  ),
  fixture(
    "a topic that no alarm gets through to",
    ({ host }) => add(host, "aws_sns_topic", "alarms", { name: "alarms", kms_master_key_id: "alias/aws/sns" }),
    /aws_sns_topic\.alarms\.kms_master_key_id: .*no alarm/,
  ),
  fixture(
    "a state in plain text",
    ({ host }) => {
      host["terraform"].backend.s3.encrypt = false;
    },
    /ublog-staging: terraform\.backend\.s3\.encrypt: /,
  ),
];
