import type { Attributes } from "../../terraform-json";
import { add, editStatements, type Fixture, first, fixture } from "./fixture";

const BLOCK = "aws_s3_bucket_public_access_block";

export const fixtures: readonly Fixture[] = [
  ...["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].map((name) =>
    fixture(
      `without ${name}`,
      ({ storage }) => {
        first(storage, BLOCK)[name] = false;
      },
      new RegExp(`${BLOCK}\\.assets_\\w[\\w-]+\\.${name}: must be true.*\\(found false\\)`),
    ),
  ),
  fixture(
    "without a block at all",
    ({ storage }) => {
      const [name] = Object.keys(storage["resource"][BLOCK]);
      delete storage["resource"][BLOCK][name as string];
    },
    /aws_s3_bucket\.assets_\w+: must have an aws_s3_bucket_public_access_block/,
  ),
  fixture(
    "access lists",
    ({ storage }) => {
      first(storage, "aws_s3_bucket_ownership_controls")["rule"].object_ownership = "ObjectWriter";
    },
    /aws_s3_bucket_ownership_controls\..*object_ownership: .*\(found "ObjectWriter"\)/,
  ),
  fixture(
    "plain text",
    ({ storage }) => {
      first(storage, "aws_s3_bucket_server_side_encryption_configuration")["rule"] = [{ bucket_key_enabled: true }];
    },
    /sse_algorithm: must encrypt/,
  ),
  fixture(
    "a public access list",
    ({ storage }) => add(storage, "aws_s3_bucket_acl", "own", { acl: "public-read" }),
    /aws_s3_bucket_acl\.own\.acl: .*"public-read"/,
  ),
  ...Object.entries<Attributes>({
    "a policy for everybody": { Condition: undefined },
    "a policy for everybody's endpoint": { Condition: { StringLike: { "aws:SourceVpce": "vpce-*" } } },
    "an endpoint that need not be named": { Condition: { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1a" } } },
    "all endpoints but one": { Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a" } } },
    "one endpoint or any": { Condition: { StringEquals: { "aws:SourceVpce": ["vpce-1a", "*"] } } },
    "a whole bucket, if only through an endpoint": { Resource: "arn:aws:s3:::a/*" },
    "a bucket's list, if only through an endpoint": { Action: ["s3:GetObject", "s3:ListBucket"] },
    "writing for everybody, if only through an endpoint": { Action: "s3:PutObject" },
    "all but something, if only through an endpoint": { Resource: undefined, NotResource: "arn:aws:s3:::a/private/*" },
  }).map(([name, change]) =>
    fixture(
      name,
      ({ storage }) =>
        editStatements(storage, "aws_s3_bucket_policy", (statements) => {
          statements.push({
            Sid: "Web",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::a/static/*",
            Condition: { StringEquals: { "aws:SourceVpce": "vpce-1a2b" } },
            ...change,
          });
        }),
      /aws_s3_bucket_policy\.\w+\.policy \(Web\): must name who is allowed/,
    ),
  ),
];
