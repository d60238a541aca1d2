import { type Finding, finding, type Rule } from "../rule";
import { type Resource, resourcesOf } from "../terraform-json";

/** What holds data that nobody can make again. */
const KEEPERS = ["aws_ebs_volume", "aws_efs_file_system", "aws_s3_bucket", "aws_db_instance"];

/** Attributes that decide what happens to the content when Terraform removes a resource all the same. */
const PROTECTIONS: readonly {
  readonly type: string;
  readonly attribute: string;
  readonly fix: string;
  readonly isSafe: (value: unknown) => boolean;
}[] = [
  {
    type: "aws_ebs_volume",
    attribute: "final_snapshot",
    fix: "must be true: the last way back",
    isSafe: (value) => value === true,
  },
  {
    type: "aws_s3_bucket",
    attribute: "force_destroy",
    fix: "must go: a full bucket is not removed by mistake",
    isSafe: (value) => !value,
  },
  {
    type: "aws_ecr_repository",
    attribute: "force_delete",
    fix: "must go: a rollback needs its images",
    isSafe: (value) => !value,
  },
  {
    type: "aws_db_instance",
    attribute: "deletion_protection",
    fix: "must be true",
    isSafe: (value) => value === true,
  },
  {
    type: "aws_db_instance",
    attribute: "skip_final_snapshot",
    fix: "must go: the last way back",
    isSafe: (value) => !value,
  },
];

const destroyable = (resource: Resource): readonly Finding[] => {
  const kept = resource.attributes["lifecycle"]?.prevent_destroy;
  if (!KEEPERS.includes(resource.type) || kept === true) return [];
  return [finding(resource, "lifecycle.prevent_destroy", kept, "must be true: it holds data")];
};

const unprotected = (resource: Resource): readonly Finding[] =>
  PROTECTIONS.filter(
    ({ type, attribute, isSafe }) => type === resource.type && !isSafe(resource.attributes[attribute]),
  ).map(({ attribute, fix }) => finding(resource, attribute, resource.attributes[attribute], fix));

/** Terraform refuses to destroy data; and where a person makes it, something is left. */
export const dataIsKept: Rule = (stacks) =>
  stacks.flatMap(resourcesOf).flatMap((resource) => [...destroyable(resource), ...unprotected(resource)]);
