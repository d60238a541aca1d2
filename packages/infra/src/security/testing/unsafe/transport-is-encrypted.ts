import type { Attributes } from "../../terraform-json";
import { type Fixture, first, fixture, type Stacks } from "./fixture";

const edited =
  (type: string, from: string, to: string) =>
  ({ storage }: Stacks): void => {
    const policy = first(storage, type);
    if (!policy["policy"].includes(from)) throw new Error(`the policy has no ${from}`);
    policy["policy"] = policy["policy"].replace(from, to);
  };
const without = (storage: Attributes, type: string): void => {
  const [name] = Object.keys(storage["resource"][type]);
  delete storage["resource"][type][name as string];
};
const FIX = "must have an \\w+ that denies everybody everything where aws:SecureTransport is false";

export const fixtures: readonly Fixture[] = [
  fixture(
    "a bucket without a policy",
    ({ storage }) => without(storage, "aws_s3_bucket_policy"),
    new RegExp(`aws_s3_bucket\\.assets_\\w+: ${FIX} \\(found nothing\\)`),
  ),
  fixture(
    "a file system without a policy",
    ({ storage }) => without(storage, "aws_efs_file_system_policy"),
    new RegExp(`aws_efs_file_system\\.[\\w-]+: ${FIX}`),
  ),
  fixture("an allowance", edited("aws_s3_bucket_policy", '"Deny"', '"Allow"'), /aws_s3_bucket\.\w+: must have/),
  fixture(
    "the wrong way round",
    edited("aws_s3_bucket_policy", '"aws:SecureTransport":"false"', '"aws:SecureTransport":"true"'),
    /aws_s3_bucket\.\w+: must have/,
  ),
  fixture("some actions", edited("aws_s3_bucket_policy", '"s3:*"', '"s3:PutObject"'), /aws_s3_bucket\.\w+: must have/),
  fixture(
    "without the objects",
    ({ storage }) => {
      const policy = first(storage, "aws_s3_bucket_policy");
      policy["policy"] = policy["policy"].replace(/,"\$\{aws_s3_bucket\.[\w.-]+\}\/\*"/, "");
    },
    /aws_s3_bucket\.\w+: must have/,
  ),
  fixture(
    "one service's principal",
    edited("aws_efs_file_system_policy", '"Principal":{"AWS":"*"}', '"Principal":{"AWS":"arn:aws:iam::1:root"}'),
    /aws_efs_file_system\.[\w-]+: must have/,
  ),
  fixture(
    "one more condition",
    edited(
      "aws_efs_file_system_policy",
      '"Bool":{"aws:SecureTransport":"false"}',
      '"Bool":{"aws:SecureTransport":"false"},"StringEquals":{"aws:SourceVpc":"vpc-1"}',
    ),
    /aws_efs_file_system\.[\w-]+: must have/,
  ),
];
