import { testEnvironment } from "@django-swarm/environment/testing";
import { runStackRenderer } from "./run-stack-renderer";

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: unknown;
}

/** Runs the command line with what it prints and sets kept from jest's own process. */
function run(...argv: string[]): Outcome {
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
    runStackRenderer({ environments: [testEnvironment(), testEnvironment({ name: "ublog-production" })], argv });
    return { ...printed, exitCode: process.exitCode ?? 0 };
  } finally {
    process.exitCode = before;
    for (const stream of streams) stream.mockRestore();
  }
}

test("stdout is the file, stderr is empty", () => {
  const { stdout, stderr, exitCode } = run("render", "ublog-staging");
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout).toMatch(/^version: "3\.12"\nservices:\n/);
});

test("explain prints a table, or the same as JSON", () => {
  const table = run("explain", "ublog-staging");
  expect(table).toMatchObject({ stderr: "", exitCode: 0 });
  expect(table.stdout).toMatch(/^ublog-staging on t4g\.small, 2048 MiB\n/);
  const { stdout, exitCode } = run("explain", "ublog-staging", "--json");
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
])("%s: exit code 2, nothing on stdout", (_, argv, message) => {
  const { stdout, stderr, exitCode } = run(...argv);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
  expect(stderr).toMatch(message);
});

test("help is no error", () => {
  const { stdout, exitCode } = run("--help");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("render [options] [environment]");
});
