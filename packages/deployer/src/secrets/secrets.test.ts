import { DjangoSwarmError, secret } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { isSetByHand } from "./attached-urls";
import { checkValue } from "./check-value";
import { generateSecret } from "./generate-secret";
import { assertFitsParameter, parameterTier } from "./parameter-size";
import { assertComplete } from "./read-required-secrets";
import { VariableSecretSource } from "./variable-secret-source";

test.each([
  ["DB", true],
  ["EMAIL_URL", true],
  ["SECRET_KEY", false],
  ["URL_SIGNING_KEY", false],
])("%s is set by hand: %s", (name, expected) => {
  const environment = testEnvironment({ database: { kind: "attached", url: { secret: "DB" } } });
  expect(isSetByHand(environment, name)).toBe(expected);
});

describe("generateSecret", () => {
  test("50 letters and digits, never the same, every character in use", () => {
    const values = Array.from({ length: 200 }, generateSecret);
    expect(values.every((value) => /^[A-Za-z0-9]{50}$/.test(value))).toBe(true);
    expect(new Set(values).size).toBe(200);
    expect(new Set(values.join("")).size).toBe(62);
  });
});

describe("the size of an SSM parameter", () => {
  test.each([
    ["a".repeat(4096), "Standard"],
    ["a".repeat(4097), "Advanced"],
    ["é".repeat(2049), "Advanced"],
  ])("tier of %#", (value, tier) => {
    expect(parameterTier(value)).toBe(tier);
  });

  test("8 KiB fit, one byte more is refused without showing the value", () => {
    expect(() => assertFitsParameter("KEY", "a".repeat(8192))).not.toThrow();
    expect(() => assertFitsParameter("KEY", "a".repeat(8193))).toThrow(
      /^The value of KEY has 8193 bytes; [^a]*a parameter/,
    );
  });
});

describe("checkValue", () => {
  test.each([
    ["plain", "plain"],
    ["from echo\n", "from echo"],
    ["windows\r\n", "windows"],
    ["two\n\n", "two\n"],
    ["-----BEGIN-----\nx\n-----END-----\n", "-----BEGIN-----\nx\n-----END-----"],
    [" spaces ", " spaces "],
  ])("%j is kept as %j", (raw, value) => {
    expect(checkValue(testEnvironment(), "KEY", raw)).toBe(value);
  });

  test.each([
    ["", "secrets/empty"],
    ["\n", "secrets/empty"],
    ["a\0b", "secrets/nul"],
    [Buffer.from([0xff, 0xfe, 0x41]).toString(), "secrets/not-text"],
    ["x".repeat(500 * 1024 + 1), "secrets/too-large"],
  ])("value %# is refused", (raw, code) => {
    expect(() => checkValue(testEnvironment(), "KEY", raw)).toThrow(expect.objectContaining({ code }));
  });
});

describe("the URLs of attached services", () => {
  const environment = testEnvironment({
    database: { kind: "attached", url: secret("DATABASE_URL") },
    cache: { kind: "attached", url: secret("REDIS_URL") },
    portainer: { kind: "disabled" },
  });
  const good = {
    SECRET_KEY: "x",
    DATABASE_URL: "postgres://app:hunter2@db/app\n",
    REDIS_URL: "rediss://:hunter2@cache",
  };
  const thrownBy = (action: () => unknown): DjangoSwarmError => {
    try {
      action();
    } catch (error) {
      if (error instanceof DjangoSwarmError) return error;
    }
    throw new Error("nothing of ours was thrown");
  };

  test.each([
    ["DATABASE_URL", "mysql://app:hunter2@db/app", ["must begin with postgres:// or postgresql://"]],
    ["DATABASE_URL", "postgres://app:hunter2@", [/host/, /database/]],
    ["REDIS_URL", "redis://:hunter2@/x", [/host/, /number/]],
  ])("as %s, %s cannot be set: every problem is told, and no value", (name, raw, problems) => {
    const { code, details, message, hint } = thrownBy(() => checkValue(environment, name, raw));
    expect(code).toBe("secrets/malformed-url");
    expect(details).toEqual(problems.map((problem) => expect.stringMatching(problem)));
    expect([message, hint, ...details].join()).not.toContain("hunter2");
  });

  test("any text may be a secret that is no URL, and a URL of the right form is kept as it is", () => {
    expect(checkValue(environment, "SECRET_KEY", "mysql://x")).toBe("mysql://x");
    expect(checkValue(environment, "DATABASE_URL", good.DATABASE_URL)).toBe("postgres://app:hunter2@db/app");
  });

  test("all of them good: complete", () => {
    expect(() => assertComplete(environment, "SSM", new Map(Object.entries(good)))).not.toThrow();
  });

  test("one is missing, one malformed: both are told at once, and what to do", () => {
    const values = new Map(Object.entries({ SECRET_KEY: "x", REDIS_URL: "http://:hunter2@cache" }));
    const { code, message, details, hint } = thrownBy(() => assertComplete(environment, "SSM", values));
    expect(code).toBe("secrets/missing");
    expect(message).toBe("ublog-staging lacks a secret and has a malformed URL in SSM.");
    expect(details).toEqual(["DATABASE_URL", "REDIS_URL: must begin with redis:// or rediss://"]);
    expect(hint).toBe("Set it with `deployer secrets set NAME ublog-staging`.");
  });

  test("what can be made up is made up: the hint says how", () => {
    const { hint } = thrownBy(() => assertComplete(environment, "SSM", new Map()));
    expect(hint).toContain("deployer secrets generate ublog-staging");
  });
});

describe("VariableSecretSource", () => {
  const source = new VariableSecretSource(testEnvironment(), { A: "1", EMPTY: "", UNASKED: "x" });

  test("reads what is set and not empty", async () => {
    expect([...(await source.read(["A", "EMPTY", "MISSING"]))]).toEqual([["A", "1"]]);
  });

  test("refuses to write, and says where to", async () => {
    await expect(source.write("A")).rejects.toMatchObject({
      code: "secrets/read-only",
      hint: expect.stringContaining("gh secret set A"),
    });
  });
});
