import { finding, type Rule } from "../rule";
import { type Attributes, blocks, type Resource, resourcesOf, resourcesOfType, type Stack } from "../terraform-json";

/** Attributes that say it, by the type that has them; with a block, each block of that name must say it. */
const SWITCHES: readonly { readonly type: string; readonly block?: string; readonly attribute: string }[] = [
  { type: "aws_ebs_volume", attribute: "encrypted" },
  { type: "aws_instance", block: "root_block_device", attribute: "encrypted" },
  { type: "aws_instance", block: "ebs_block_device", attribute: "encrypted" },
  { type: "aws_efs_file_system", attribute: "encrypted" },
  { type: "aws_db_instance", attribute: "storage_encrypted" },
  { type: "aws_elasticache_replication_group", attribute: "at_rest_encryption_enabled" },
];

const FIX = "must be true: what lies on a disk is encrypted";
const isOn = (value: unknown): boolean => value === true || value === "true";

function switchedOff(resource: Resource) {
  return SWITCHES.filter(({ type }) => type === resource.type).flatMap(({ block, attribute }) => {
    const holders: readonly Attributes[] = block ? blocks(resource.attributes[block]) : [resource.attributes];
    const path = block ? `${block}.${attribute}` : attribute;
    return holders
      .filter((holder) => !isOn(holder[attribute]))
      .map((holder) => finding(resource, path, holder[attribute], FIX));
  });
}

/** Without the block AWS gives a root disk that the AMI decides about. */
const rootDisks = (stacks: readonly Stack[]) =>
  resourcesOfType(stacks, "aws_instance")
    .filter(({ attributes }) => blocks(attributes["root_block_device"]).length === 0)
    .map((instance) => finding(instance, "root_block_device", undefined, "must be stated, with encrypted = true"));

const parameters = (stacks: readonly Stack[]) =>
  resourcesOfType(stacks, "aws_ssm_parameter")
    .filter(({ attributes }) => attributes["type"] !== "SecureString")
    .map((parameter) => finding(parameter, "type", parameter.attributes["type"], "must be SecureString"));

/** SNS keeps what it holds for hours, perhaps; and CloudWatch cannot use AWS's own key for SNS. */
const topics = (stacks: readonly Stack[]) =>
  resourcesOfType(stacks, "aws_sns_topic")
    .filter(({ attributes }) => [undefined, "", "alias/aws/sns"].includes(attributes["kms_master_key_id"]))
    .map((topic) =>
      finding(
        topic,
        "kms_master_key_id",
        topic.attributes["kms_master_key_id"],
        "must be a key of your own: with AWS's alias/aws/sns no alarm of CloudWatch gets through",
      ),
    );

const states = (stacks: readonly Stack[]) =>
  stacks
    .filter(({ json }) => json["terraform"]?.backend?.s3 && !isOn(json["terraform"].backend.s3.encrypt))
    .map(({ name: stack, json }) =>
      finding({ stack, address: "terraform.backend.s3" }, "encrypt", json["terraform"].backend.s3.encrypt, FIX),
    );

/** Everything at rest: disks, file systems, parameters, topics, states. Buckets have a rule of their own. */
export const dataIsEncrypted: Rule = (stacks) => [
  ...stacks.flatMap(resourcesOf).flatMap(switchedOff),
  ...rootDisks(stacks),
  ...parameters(stacks),
  ...topics(stacks),
  ...states(stacks),
];
