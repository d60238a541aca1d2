import { add, type Fixture, first, fixture } from "./fixture";

export const fixtures: readonly Fixture[] = [
  ...["aws_ebs_volume", "aws_efs_file_system", "aws_s3_bucket"].map((type) =>
    fixture(
      `an ${type} that Terraform may destroy`,
      ({ storage }) => {
        delete first(storage, type)["lifecycle"];
      },
      new RegExp(`${type}\\.[\\w-]+\\.lifecycle\\.prevent_destroy: must be true.*\\(found nothing\\)`),
    ),
  ),
  fixture(
    "a volume without a last snapshot",
    ({ storage }) => {
      first(storage, "aws_ebs_volume")["final_snapshot"] = false;
    },
    /aws_ebs_volume\.\w+\.final_snapshot: must be true/,
  ),
  fixture(
    "a bucket that goes with its content",
    ({ storage }) => {
      first(storage, "aws_s3_bucket")["force_destroy"] = true;
    },
    /aws_s3_bucket\.\w+\.force_destroy: must go/,
  ),
  fixture(
    "a repository that goes with its images",
    ({ storage }) => {
      first(storage, "aws_ecr_repository")["force_delete"] = true;
    },
    /aws_ecr_repository\.[\w-]+\.force_delete: must go/,
  ),
  ...[
    { attribute: "deletion_protection", value: false },
    { attribute: "skip_final_snapshot", value: true },
  ].map(({ attribute, value }) =>
    fixture(
      `a database with ${attribute} = ${value}`,
      ({ storage }) =>
        add(storage, "aws_db_instance", "own", {
          deletion_protection: true,
          lifecycle: { prevent_destroy: true },
          [attribute]: value,
        }),
      new RegExp(`aws_db_instance\\.own\\.${attribute}: must`),
    ),
  ),
];
