import { testEnvironment } from "@django-swarm/environment/testing";
import { checkValue } from "./check-value";
import { generateSecret } from "./generate-secret";
import { assertFitsParameter, parameterTier } from "./parameter-size";
import { VariableSecretSource } from "./variable-secret-source";

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
    expect(checkValue("KEY", raw)).toBe(value);
  });

  test.each([
    ["", "secrets/empty"],
    ["\n", "secrets/empty"],
    ["a\0b", "secrets/nul"],
  ])("%j is refused", (raw, code) => {
    expect(() => checkValue("KEY", raw)).toThrow(expect.objectContaining({ code }));
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
