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
  fixture(
    "a policy for everybody",
    ({ storage }) =>
      editStatements(storage, "aws_s3_bucket_policy", (statements) => {
        statements.push({
          Sid: "Web",
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::a/*",
        });
      }),
    /aws_s3_bucket_policy\.\w+\.policy \(Web\): must name who is allowed/,
  ),
];
