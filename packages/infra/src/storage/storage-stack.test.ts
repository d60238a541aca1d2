import { secret } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import type { Attributes } from "../security/terraform-json";
import { synthesised } from "../testing/synthesised";

const storageOf = (...input: Parameters<typeof testEnvironment>) => {
  const stack = synthesised(testEnvironment(...input))["ublog-staging-storage"];
  if (!stack) throw new Error("no storage stack");
  return stack;
};
const storage = storageOf();
const ATTACHED = { kind: "attached", url: secret("DATABASE_URL") } as const;
const KEEPING = ["aws_efs_file_system", "aws_ebs_volume", "aws_s3_bucket"];

test.each(KEEPING)("Terraform never destroys an %s", (type) => {
  const found = storage.resources(type);
  expect(found.length).toBeGreaterThan(0);
  for (const resource of found) expect(resource["lifecycle"]).toMatchObject({ prevent_destroy: true });
});

test("without deletion protection everything of the stack goes, and the volume leaves a snapshot", () => {
  const unprotected = storageOf({ storage: { deletionProtection: false } });
  expect(JSON.stringify(unprotected.json)).not.toContain('"prevent_destroy":true');
  for (const bucket of unprotected.resources("aws_s3_bucket")) expect(bucket["force_destroy"]).toBe(true);
  for (const repository of unprotected.resources("aws_ecr_repository")) expect(repository["force_delete"]).toBe(true);
  expect(unprotected.resource("aws_ebs_volume")["final_snapshot"]).toBe(true);
});

test("file system and volume are encrypted", () => {
  expect(storage.resource("aws_efs_file_system")).toMatchObject({ encrypted: true, throughput_mode: "elastic" });
  expect(storage.resource("aws_ebs_volume")).toMatchObject({ encrypted: true, type: "gp3", size: 10 });
});

test("each subnet has a mount target", () => {
  expect(storage.resources("aws_efs_mount_target")).toHaveLength(2);
});

test("one subnet has the one mount target", () => {
  const single = storageOf({ network: { subnets: 1 } });
  expect(single.resource("aws_efs_mount_target")["subnet_id"]).toMatch(/subnet-0_/);
});

test("the volume lies in the zone of the first subnet, where the host is", () => {
  const zone = /outputs\.cross-stack-output-aws_subnetsubnets_subnet-0_\w+availability_zone\}$/;
  expect(storage.resource("aws_ebs_volume")["availability_zone"]).toMatch(zone);
});

test.each([
  ["on EFS", { storage: { postgres: "efs" } }],
  ["given up", { storage: { postgres: "none" }, database: { kind: "attached", url: { secret: "DATABASE_URL" } } }],
] as const)("with Postgres %s there is no volume, and nothing looks for one", (_, changes) => {
  const { json, resources } = storageOf(changes);
  expect(resources("aws_ebs_volume")).toEqual([]);
  expect(JSON.stringify(json)).not.toContain("ebs");
  expect(resources("aws_efs_file_system")).toHaveLength(1);
});

test("a volume of its name that is larger is refused at plan", () => {
  const [precondition] = storageOf({ storage: { postgresVolumeSizeGiB: 30 } }).resource("aws_ebs_volume")["lifecycle"]
    .precondition;
  expect(precondition.condition).toMatch(/volume\.size > 30\]\) == 0\}$/);
  expect(precondition.error_message).toContain("ublog-staging: storage.postgresVolumeSizeGiB: ");
  const { aws_ebs_volumes: present } = storage.json["data"];
  expect((Object.values(present)[0] as Attributes)["filter"][0]).toEqual({
    name: "tag:Name",
    values: [storage.resource("aws_ebs_volume")["tags"].Name],
  });
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

test("a superseded backup expires after the days that are stated, and nothing else does", () => {
  const expiring = storageOf({ backup: { retainDays: 7 } })
    .resources("aws_s3_bucket_lifecycle_configuration")
    .flatMap(({ rule }) => rule as Attributes[])
    .filter(({ expiration }) => expiration !== undefined);
  expect(expiring).toEqual([
    {
      id: "superseded-backups",
      status: "Enabled",
      filter: [{ tag: [{ key: "superseded", value: "yes" }] }],
      expiration: [{ days: 7 }],
      noncurrent_version_expiration: [{ noncurrent_days: 14 }],
    },
  ]);
});

const policyOf = (stack: ReturnType<typeof storageOf>, name: string) => {
  const buckets = Object.entries(stack.json["resource"].aws_s3_bucket as Record<string, Attributes>);
  const [id] = buckets.find(([, bucket]) => bucket["bucket"].includes(`-${name}-`)) ?? [];
  const policy = stack.resources("aws_s3_bucket_policy").find(({ bucket }) => bucket === `\${aws_s3_bucket.${id}.id}`);
  return { arn: `\${aws_s3_bucket.${id}.arn}`, statements: JSON.parse(policy?.["policy"]).Statement as Attributes[] };
};

test("with assets in the bucket, its two folders are read from inside the VPC, and nothing else changes", () => {
  const inBucket = storageOf({ app: { ...TEST_APP, assets: "s3" } });
  const { arn, statements } = policyOf(inBucket, "assets");
  expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
    {
      Sid: "ReadServedFilesFromTheVpc",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: [`${arn}/static/*`, `${arn}/media/*`],
      Condition: {
        StringEquals: {
          "aws:sourceVpce": expect.stringMatching(/^\$\{data\.terraform_remote_state.*s3-endpoint.*\}$/),
        },
      },
    },
  ]);
  expect(statements).toContainEqual(policyOf(storage, "assets").statements[0]);
  expect(policyOf(inBucket, "backups").statements).toEqual(policyOf(storage, "backups").statements);
  expect(inBucket.resources("aws_s3_bucket_public_access_block")).toEqual(
    storage.resources("aws_s3_bucket_public_access_block"),
  );
});

test("browsers may read assets from the site's own origin only", () => {
  expect(storage.resource("aws_s3_bucket_cors_configuration")["cors_rule"]).toEqual([
    { allowed_methods: ["GET", "HEAD"], allowed_origins: ["https://staging.example.com"], max_age_seconds: 3600 },
  ]);
  const domain = { zone: "example.com", host: "staging.example.com", aliases: ["blog.example.com"] };
  expect(storageOf({ domain }).resource("aws_s3_bucket_cors_configuration")["cors_rule"][0].allowed_origins).toEqual([
    "https://staging.example.com",
    "https://blog.example.com",
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
  ["aws_efs_backup_policy", "efs-backup-policy", 1],
  ["aws_efs_file_system_policy", "efs-file-system-policy", 1],
  ["aws_s3_bucket_policy", "bucket-policy", 2],
] as const)("%s is left out only where an emulator lacks it", (type, name, count) => {
  expect(storage.resources(type)).toHaveLength(count);
  expect(storageOf({ emulator: { omit: [name] } }).resources(type)).toEqual([]);
  expect(storageOf({ emulator: { omit: [] } }).resources(type)).toHaveLength(count);
});

test.each<[string, Parameters<typeof testEnvironment>[0], number]>([
  ["by default", {}, 1],
  ["while a database is attached: its files are the way back", { database: ATTACHED }, 1],
  ["not where its files are on EFS", { storage: { postgres: "efs" } }, 0],
  ["not where it never had files, or they were given up", { database: ATTACHED, storage: { postgres: "none" } }, 0],
])("Postgres has a volume %s", (_, changes, count) => {
  expect(storageOf(changes).resources("aws_ebs_volume")).toHaveLength(count);
});
