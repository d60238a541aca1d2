import { ConfigError, SECRET_PATTERNS, secret } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { leaves } from "./security/terraform-json";
import { synthesised } from "./testing/synthesised";

const staging = testEnvironment();
const production = testEnvironment({ name: "ublog-production", domain: { zone: "example.com", host: "example.com" } });
const stacks = synthesised(staging, production);

test("three stacks an environment, each after what it needs", () => {
  expect(Object.entries(stacks).map(([name, { dependencies }]) => [name, [...dependencies].sort()])).toEqual(
    expect.arrayContaining([
      ["ublog-staging-network", []],
      ["ublog-staging-storage", ["ublog-staging-network"]],
      ["ublog-staging", ["ublog-staging-network", "ublog-staging-storage"]],
    ]),
  );
  expect(Object.keys(stacks)).toHaveLength(6);
});

test.each([
  ["ublog-staging-network", "ublog-staging/network.tfstate"],
  ["ublog-staging-storage", "ublog-staging/storage.tfstate"],
  ["ublog-staging", "ublog-staging/host.tfstate"],
])("%s has an encrypted, locked state of its own", (name, key) => {
  expect(stacks[name]?.json["terraform"].backend).toEqual({
    s3: { bucket: "ublog-terraform-state", key, region: "us-east-1", encrypt: true, use_lockfile: true },
  });
});

test("two environments share no name in AWS", () => {
  const NAMES = new Set(["name", "bucket", "key"]);
  const names = (prefix: string): unknown[] =>
    Object.entries(stacks)
      .filter(([name]) => name.startsWith(prefix))
      .flatMap(([, { json }]) => leaves(json["resource"]))
      // A tag's key is no name.
      .filter(({ path }) => NAMES.has(path.at(-1) as string) && !path.includes("tag"))
      .filter(({ value }) => !String(value).startsWith("${aws_"))
      .map(({ value }) => value);
  const ofStaging = names("ublog-staging");
  expect(ofStaging.length).toBeGreaterThan(5);
  expect(names("ublog-production").filter((name) => ofStaging.includes(name))).toEqual([]);
});

test("every role of an environment is bounded: who may replace a host cannot give it more", () => {
  const roles = Object.values(stacks).flatMap((stack) => stack.resources("aws_iam_role"));
  expect(roles).toHaveLength(2);
  for (const role of roles) expect(role["permissions_boundary"]).toMatch(/aws_iam_policyhost-boundary/);
});

test("attaching a database and a cache changes no stack: no volume goes, no host is touched", () => {
  const attached = (name: string) => ({ kind: "attached", url: secret(name) }) as const;
  const json = (...changes: Parameters<typeof testEnvironment>) =>
    Object.values(synthesised(testEnvironment(...changes))).map((stack) => stack.json);
  expect(json({ database: attached("DATABASE_URL"), cache: attached("REDIS_URL") })).toEqual(json());
});

test("nothing is created before it is destroyed: it would spread to the instance and give two hosts one disk", () => {
  const found = Object.values(stacks)
    .flatMap(({ json }) => leaves(json))
    .filter(({ path }) => path.includes("create_before_destroy"));
  expect(found).toEqual([]);
});

test("a secret's value is not in any stack, even when it is in the environment", () => {
  const values = { SECRET_KEY: "9b1d-django", POSTGRES_PASSWORD: "77ac-postgres" };
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    const text = JSON.stringify(
      Object.values(synthesised(testEnvironment({ secrets: { kind: "environment-variables" } }))).map(
        ({ json }) => json,
      ),
    );
    for (const value of Object.values(values)) expect(text).not.toContain(value);
    for (const { pattern } of SECRET_PATTERNS) expect(text).not.toMatch(pattern);
  } finally {
    process.env = before;
  }
});

test("only an emulated AWS is spoken to in its own way", () => {
  const keys = (name: string, emulator?: { omit: [] }): string[] => {
    const json = synthesised(testEnvironment({ name, ...(emulator ? { emulator } : {}) }))[name]?.json;
    const spoken = [json?.["provider"], json?.["terraform"].backend, json?.["data"].terraform_remote_state];
    return leaves(spoken).map(({ path }) => path.at(-1) as string);
  };
  const EMULATED = ["s3_use_path_style", "use_path_style", "skip_metadata_api_check", "skip_region_validation"];
  expect(keys("ublog-rehearsal", { omit: [] })).toEqual(expect.arrayContaining(EMULATED));
  expect(keys("ublog-real").filter((key) => EMULATED.includes(key))).toEqual([]);
});

test("two environments of one name are refused before anything is written", () => {
  expect(() => synthesised(staging, testEnvironment())).toThrow(ConfigError);
});
