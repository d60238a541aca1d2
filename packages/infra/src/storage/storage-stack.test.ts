import { testEnvironment } from "@django-swarm/environment/testing";
import { type Attributes, synthesised } from "../testing/synthesised";

const storageOf = (...input: Parameters<typeof testEnvironment>) => {
  const stack = synthesised(testEnvironment(...input))["ublog-staging-storage"];
  if (!stack) throw new Error("no storage stack");
  return stack;
};
const storage = storageOf();
const KEEPING = ["aws_efs_file_system", "aws_ebs_volume", "aws_s3_bucket"];

test.each(KEEPING)("Terraform never destroys an %s", (type) => {
  const found = storage.resources(type);
  expect(found.length).toBeGreaterThan(0);
  for (const resource of found) expect(resource["lifecycle"]).toEqual({ prevent_destroy: true });
});

test("file system and volume are encrypted", () => {
  expect(storage.resource("aws_efs_file_system")).toMatchObject({ encrypted: true, throughput_mode: "elastic" });
  expect(storage.resource("aws_ebs_volume")).toMatchObject({ encrypted: true, type: "gp3", size: 10 });
});

test("each subnet has a mount target", () => {
  expect(storage.resources("aws_efs_mount_target")).toHaveLength(2);
});

test.each(["assets", "backups"])("the %s bucket is private, versioned, encrypted and TLS-only", (name) => {
  const entry = Object.entries(storage.json["resource"].aws_s3_bucket as Record<string, Attributes>).find(
    ([, bucket]) => bucket["bucket"].startsWith(`ublog-staging-${name}-\${data.aws_caller_identity`),
  );
  const id = `\${aws_s3_bucket.${entry?.[0]}.id}`;
  const of = (type: string): Attributes | undefined =>
    storage.resources(type).find((resource) => resource["bucket"] === id);
  expect(of("aws_s3_bucket_public_access_block")).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(of("aws_s3_bucket_ownership_controls")?.["rule"]).toEqual({ object_ownership: "BucketOwnerEnforced" });
  expect(of("aws_s3_bucket_versioning")?.["versioning_configuration"]).toEqual({ status: "Enabled" });
  expect(of("aws_s3_bucket_server_side_encryption_configuration")).toBeDefined();
  expect(of("aws_s3_bucket_lifecycle_configuration")?.["rule"][0].noncurrent_version_expiration).toBeDefined();
  const policy = JSON.parse(of("aws_s3_bucket_policy")?.["policy"]);
  expect(policy.Statement).toEqual([
    expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
  ]);
});

test("browsers may read assets from the site's own origin only", () => {
  expect(storage.resource("aws_s3_bucket_cors_configuration")["cors_rule"]).toEqual([
    { allowed_methods: ["GET", "HEAD"], allowed_origins: ["https://staging.example.com"], max_age_seconds: 3600 },
  ]);
});

test("image tags never move, and images are scanned", () => {
  const repositories = storage.resources("aws_ecr_repository");
  expect(repositories.map((repository) => repository["name"]).sort()).toEqual([
    "ublog-staging-backend",
    "ublog-staging-frontend",
  ]);
  for (const repository of repositories) {
    expect(repository).toMatchObject({
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
    });
  }
  expect(storage.resources("aws_ecr_lifecycle_policy")).toHaveLength(2);
});

test.each([
  ["aws_efs_backup_policy", "efs-backup-policy"],
  ["aws_efs_file_system_policy", "efs-file-system-policy"],
] as const)("%s is left out only where an emulator lacks it", (type, name) => {
  expect(storage.resources(type)).toHaveLength(1);
  expect(storageOf({ emulator: { omit: [name] } }).resources(type)).toEqual([]);
  expect(storageOf({ emulator: { omit: [] } }).resources(type)).toHaveLength(1);
});
