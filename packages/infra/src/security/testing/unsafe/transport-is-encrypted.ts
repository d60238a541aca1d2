import type { Attributes } from "../../terraform-json";
import { editStatements, type Fixture, fixture, type Stacks } from "./fixture";

type Keeper = "aws_s3_bucket" | "aws_efs_file_system";
const POLICY: Readonly<Record<Keeper, string>> = {
  aws_s3_bucket: "aws_s3_bucket_policy",
  aws_efs_file_system: "aws_efs_file_system_policy",
};

/** The statement that refuses plain text, changed. */
const changed =
  (keeper: Keeper, changes: Attributes | ((statement: Attributes) => Attributes)) =>
  ({ storage }: Stacks): void =>
    editStatements(storage, POLICY[keeper], (statements) => {
      const statement = statements.find(({ Effect }) => Effect === "Deny");
      if (!statement) throw new Error("nothing is denied");
      Object.assign(statement, typeof changes === "function" ? changes(statement) : changes);
    });
const without =
  (keeper: Keeper) =>
  ({ storage }: Stacks): void => {
    const policies = storage["resource"][POLICY[keeper]];
    delete policies[Object.keys(policies)[0] as string];
  };
const found = (keeper: Keeper): RegExp =>
  new RegExp(`${keeper}\\.[\\w-]+: must have an ${POLICY[keeper]} that denies everybody everything`);

const plainText = { Bool: { "aws:SecureTransport": "false" } };
const of = (keeper: Keeper, what: string, change: Fixture["change"]): Fixture => fixture(what, change, found(keeper));

export const fixtures: readonly Fixture[] = [
  of("aws_s3_bucket", "a bucket without a policy", without("aws_s3_bucket")),
  of("aws_efs_file_system", "a file system without a policy", without("aws_efs_file_system")),
  of("aws_s3_bucket", "an allowance", changed("aws_s3_bucket", { Effect: "Allow" })),
  of(
    "aws_s3_bucket",
    "the wrong way round",
    changed("aws_s3_bucket", { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
  ),
  of("aws_s3_bucket", "some actions", changed("aws_s3_bucket", { Action: "s3:PutObject" })),
  of(
    "aws_s3_bucket",
    "without the objects",
    changed("aws_s3_bucket", ({ Resource: [bucket] }) => ({ Resource: bucket })),
  ),
  of(
    "aws_efs_file_system",
    "one principal",
    changed("aws_efs_file_system", { Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
  ),
  of(
    "aws_efs_file_system",
    "one more condition",
    changed("aws_efs_file_system", { Condition: { ...plainText, StringEquals: { "aws:SourceVpc": "vpc-1" } } }),
  ),
];
