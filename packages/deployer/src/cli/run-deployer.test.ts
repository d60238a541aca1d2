import { defineEnvironment, type Environment, secret } from "@django-swarm/environment";
import { TEST_DEFINITION, testEnvironment } from "@django-swarm/environment/testing";
import { runDeployer } from "./run-deployer";

const environments = [
  testEnvironment({ secrets: { kind: "environment-variables" }, portainer: { kind: "disabled" } }),
  testEnvironment({ name: "ublog-production" }),
  testEnvironment({
    name: "ublog-attached",
    secrets: { kind: "environment-variables" },
    portainer: { kind: "disabled" },
    database: { kind: "attached", url: secret("DATABASE_URL") },
  }),
];

interface Outcome {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process; what it wrote and its exit code. */
const run = (...argv: string[]): Promise<Outcome> => runOn(async () => environments, ...argv);

async function runOn(load: () => Promise<readonly Environment[]>, ...argv: string[]): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  try {
    await runDeployer({ environments: load, argv, synthesise, cdktf: { words: ["false"], directory: "." } });
    return { code: process.exitCode, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = 0;
  }
}

/** Of no verb but `cost`. */
const synthesise = async (): Promise<void> => undefined;

const secrets = { SECRET_KEY: "s3cret-value", POSTGRES_PASSWORD: "another-value" };

describe("the command line", () => {
  beforeEach(() => {
    delete process.env["STACK_NAME"];
    Object.assign(process.env, secrets);
  });
  afterAll(() => {
    for (const name of Object.keys(secrets)) delete process.env[name];
  });

  test.each<[string, string[], RegExp, RegExp]>([
    ["no verb", [], /No verb was given/, /deployer --help/],
    [
      "an unknown verb",
      ["relase"],
      /no verb "relase"[\s\S]*release[\s\S]*secrets[\s\S]*manage[\s\S]*bootstrap/,
      /Did you mean `deployer release`\?[\s\S]*--help/,
    ],
    ["an unknown secrets verb", ["secrets", "rot"], /no verb "secrets rot"/, /--help/],
    ["a slip in a secrets verb", ["secrets", "chek"], /no verb "secrets chek"/, /`deployer secrets check`/],
    ["a group of verbs alone", ["secrets"], /no verb "secrets"/, /--help/],
    ["a slip in an environment", ["release", "ublog-stagin", "--yes"], /no environment/, /mean "ublog-staging"/],
    ["exec without a command", ["exec", "ublog-staging", "gunicorn"], /What shall run/, /-- COMMAND/],
    ["exec without a service", ["exec"], /words/, /--help/],
    ["logs since a time that is none", ["logs", "--since", "soon"], /--since <time>/, /--help/],
    ["logs of a number of lines that is none", ["logs", "--tail", "few"], /--tail <lines>/, /--help/],
    ["an unknown option", ["release", "--nope"], /Unknown option '--nope'/, /--help/],
    ["an option without its value", ["release", "--tag"], /--tag/, /--help/],
    ["a timeout that is none", ["release", "--host-timeout", "soon"], /host-timeout/, /--help/],
    ["too many arguments", ["release", "a", "b"], /Too many arguments/, /--help/],
    ["an unknown environment", ["release", "nowhere", "--yes"], /no environment "nowhere"/, /Name one of/],
    ["no environment", ["release", "--yes"], /Which environment/, /STACK_NAME/],
    ["no consent", ["release", "ublog-staging"], /nobody to confirm/, /--yes/],
    ["an unknown secret", ["secrets", "set", "NOPE", "ublog-staging", "--yes"], /no secret "NOPE"/, /app\.secrets/],
    ["a slip in a secret", ["secrets", "set", "SECRT_KEY", "ublog-staging", "--yes"], /"SECRT_KEY"/, /mean SECRET_KEY/],
    ["rotate without a name", ["secrets", "rotate", "ublog-staging", "--yes"], /Which secret/, /rotate NAME/],
    [
      "two slips in rotate",
      ["secrets", "rotate", "SECRT_KEY", "POSTGRES_PASWORD", "ublog-staging", "--yes"],
      /"SECRT_KEY", "POSTGRES_PASWORD"/,
      /mean SECRET_KEY, POSTGRES_PASSWORD/,
    ],
    [
      "rotating what cannot be set here",
      ["secrets", "rotate", "SECRET_KEY", "ublog-staging", "--yes"],
      /environment variables: they cannot be set/,
      /gh secret set SECRET_KEY/,
    ],
    ["two ways to give a value", ["secrets", "rotate", "A", "--prompt", "--file", "x"], /--prompt.*--file/, /--help/],
  ])("%s: exit code 2, what is wrong and what next", async (_name, argv, wrong, hint) => {
    const { code, stdout, stderr } = await run(...argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(wrong);
    expect(stderr.slice(stderr.indexOf("next:"))).toMatch(hint);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each<[string, () => unknown]>([
    [
      "refused while the app is loaded",
      () => [defineEnvironment({ ...TEST_DEFINITION, name: "Ublog", region: "virginia" })],
    ],
    ["never defined", () => [{ ...TEST_DEFINITION, name: "Ublog", region: "virginia" }]],
  ])("a definition that is %s: every problem, exit code 2, no stack trace", async (_, load) => {
    const { code, stdout, stderr } = await runOn(async () => load() as readonly Environment[], "plan");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/name: lower-case words/);
    expect(stderr).toMatch(/region: an AWS region/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("help goes to stdout and names the environments", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/ublog-staging, ublog-production, ublog-attached/);
  });

  test("secrets that are all there: listed, never shown", async () => {
    const { code, stdout, stderr } = await run("secrets", "check", "ublog-staging");
    expect(code).toBe(0);
    expect(stdout).toBe("present  SECRET_KEY\npresent  POSTGRES_PASSWORD\n");
    expect(stdout + stderr).not.toMatch(/-value/);
  });

  test("$STACK_NAME names the environment; a missing secret is told, as NDJSON when asked for", async () => {
    process.env["STACK_NAME"] = "ublog-staging";
    delete process.env["SECRET_KEY"];
    const { code, stdout, stderr } = await run("secrets", "check", "--json");
    expect(code).toBe(2);
    expect(stderr).toBe("");
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events).toMatchObject([
      { event: "result", missing: ["SECRET_KEY"], present: ["POSTGRES_PASSWORD"] },
      { event: "error", code: "secrets/missing", exitCode: 2, details: ["SECRET_KEY"] },
    ]);
  });

  test("variables cannot be set from here", async () => {
    delete process.env["SECRET_KEY"];
    const { code, stderr } = await run("secrets", "generate", "ublog-staging", "--yes");
    expect(code).toBe(2);
    expect(stderr).toMatch(/gh secret set SECRET_KEY/);
  });

  test("the URL of an attached database is never made up: told, and the rest is made", async () => {
    const { code, stdout } = await run("secrets", "generate", "ublog-attached", "--yes");
    expect(code).toBe(0);
    expect(stdout).toBe(
      "DATABASE_URL is the URL of an attached service: only you know it. Set it with `deployer secrets set DATABASE_URL ublog-attached`.\n",
    );
    const { stdout: events } = await run("secrets", "generate", "ublog-attached", "--yes", "--json");
    expect(JSON.parse(events)).toMatchObject({
      event: "result",
      made: [],
      byHand: ["DATABASE_URL"],
      kept: ["SECRET_KEY"],
    });
  });

  test("a malformed URL of an attached database is told by check, never shown", async () => {
    process.env["DATABASE_URL"] = "http://app:another-value@db/app";
    try {
      const { code, stdout, stderr } = await run("secrets", "check", "ublog-attached");
      expect(code).toBe(2);
      expect(stdout).toBe("present  SECRET_KEY\nmalformed  DATABASE_URL\n");
      expect(stderr).toMatch(/has a malformed URL[\s\S]*DATABASE_URL: must begin with postgres/);
      expect(stdout + stderr).not.toMatch(/-value/);
    } finally {
      delete process.env["DATABASE_URL"];
    }
  });
});
