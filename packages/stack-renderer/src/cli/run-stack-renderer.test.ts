import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineEnvironment, type Environment, type EnvironmentInput } from "@django-swarm/environment";
import { TEST_DEFINITION, testEnvironment } from "@django-swarm/environment/testing";
import { temporaryDirectory } from "../testing/temporary-directory";
import { runStackRenderer } from "./run-stack-renderer";

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: unknown;
}

const directory = temporaryDirectory();
const both = (): unknown => [testEnvironment(), testEnvironment({ name: "ublog-production" })];

/** Runs the command line with what it prints and sets kept from jest's own process. */
async function run(argv: readonly string[], environments: () => unknown = both): Promise<Outcome> {
  const printed = { stdout: "", stderr: "" };
  const streams = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((chunk) => {
      printed[name] += chunk;
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await runStackRenderer({ environments: async () => environments() as readonly Environment[], argv });
    return { ...printed, exitCode: process.exitCode ?? 0 };
  } finally {
    process.exitCode = before;
    for (const stream of streams) stream.mockRestore();
  }
}

test("stdout is the file, stderr is empty", async () => {
  const { stdout, stderr, exitCode } = await run(["render", "ublog-staging"]);
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout).toMatch(/^version: "3\.12"\nservices:\n/);
});

test("explain prints a table, or the same as JSON", async () => {
  const table = await run(["explain", "ublog-staging"]);
  expect(table).toMatchObject({ stderr: "", exitCode: 0 });
  expect(table.stdout).toMatch(/^ublog-staging on t4g\.small, 2048 MiB\n/);
  const { stdout, exitCode } = await run(["explain", "ublog-staging", "--json"]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ environment: "ublog-staging", memory: { hostMiB: 2048 }, problems: [] });
});

test.each([
  ["no environment to explain", ["explain"], /Name one: `stack-renderer explain ublog-staging`/],
  ["an environment that does not exist", ["render", "nope"], /no environment "nope"[\s\S]*ublog-staging/],
  ["no environment", ["render"], /Which environment\?[\s\S]*Name one: `stack-renderer render ublog-staging`/],
  ["a stack with problems", ["render", "ublog-staging", "--tag", "latest"], /services\.nginx\.image: a version tag/],
  ["an unknown option", ["render", "--nope"], /unknown option '--nope'/],
  ["an unknown command", ["rendr"], /unknown command 'rendr'/],
])("%s: exit code 2, nothing on stdout", async (_, argv, message) => {
  const { stdout, stderr, exitCode } = await run(argv);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
  expect(stderr).toMatch(message);
});

/** What an app in plain JavaScript may hand over: nobody has checked it. */
const asGiven = (app: unknown, more: object = {}): unknown => ({ ...TEST_DEFINITION, ...more, app });

test.each<[string, () => unknown, readonly RegExp[]]>([
  ["no list", () => undefined, [/no list of environments/]],
  ["no environment", () => [null], [/environments\.0: /]],
  ["a number where a word is", () => [asGiven({ ...TEST_DEFINITION.app, env: { PORT: 80 } })], [/app\.env\.PORT: /]],
  [
    "several that were never defined, each with its problems",
    () => [
      asGiven({ ...TEST_DEFINITION.app, server: { kind: "gunicorn", replicas: "2" }, services: {} }),
      asGiven({ settingsModule: ["ublog"], celery: true }, { name: 7 }),
    ],
    [
      /environments\.0: app\.server\.replicas: .*found "2"/,
      /environments\.0: app\.services: /,
      /environments\.1: name: .*found 7/,
      /environments\.1: app\.settingsModule: /,
      /environments\.1: app\.celery: .*found true/,
    ],
  ],
  [
    "one that is refused while the app is loaded",
    () => [defineEnvironment({ ...TEST_DEFINITION, region: "virginia" } as EnvironmentInput)],
    [/region: an AWS region/],
  ],
  ["a name twice", () => [testEnvironment(), testEnvironment()], [/share a name: ublog-staging/]],
])("what the types do not allow is refused: %s", async (_, environments, expected) => {
  const out = join(directory, "never");
  for (const argv of [
    ["render", "ublog-staging"],
    ["render", "ublog-staging", "--out", out],
  ]) {
    const { stdout, stderr, exitCode } = await run(argv, environments);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    for (const problem of expected) expect(stderr).toMatch(problem);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
  expect(existsSync(out)).toBe(false);
});

test("--out writes a directory, and says so on stderr", async () => {
  const out = join(directory, "out");
  const { stdout, stderr, exitCode } = await run(["render", "ublog-staging", "--out", out]);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
  expect(stderr).toMatch(/^Wrote \d+ files to .*out\. Next: .*prepare\.sh\n$/);
  expect(readdirSync(out).sort()).toEqual(["configs", "jobs", "prepare.sh", "stack.yml"]);
});

test("a directory for assets in a bucket has the bucket's name, or is not written", async () => {
  const out = join(directory, "bucket");
  const inBucket = (): unknown => [testEnvironment({ app: { ...TEST_DEFINITION.app, assets: "s3" } })];
  const { stderr, exitCode } = await run(["render", "--out", out], inBucket);
  expect({ exitCode, exists: existsSync(out) }).toEqual({ exitCode: 2, exists: false });
  expect(stderr).toMatch(/no bucket was named[\s\S]*--assets-bucket NAME/);
  expect(await run(["render", "--out", out, "--assets-bucket", "my-assets"], inBucket)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(out, "stack.yml"), "utf8")).toContain("S3_BUCKET_NAME: my-assets\n");
});

test("a stack with problems leaves no directory behind", async () => {
  const out = join(directory, "broken");
  const { exitCode } = await run(["render", "ublog-staging", "--tag", "latest", "--out", out]);
  expect({ exitCode, exists: existsSync(out) }).toEqual({ exitCode: 2, exists: false });
});

test("help is no error", async () => {
  const { stdout, exitCode } = await run(["--help"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("render [options] [environment]");
});
