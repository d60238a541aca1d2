import { secret, UsageError } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { assertChanges, assertRotatable } from "./check-rotation";

const environment = testEnvironment({ database: { kind: "attached", url: secret("DATABASE_URL") } });
const present = new Map([
  ["SECRET_KEY", "kept-value"],
  ["DATABASE_URL", "kept-value"],
]);

const refusal = (action: () => unknown): UsageError | undefined => {
  try {
    action();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  return undefined;
};

test.each<[string, readonly string[], boolean, string | undefined, readonly RegExp[]]>([
  ["a random value", ["SECRET_KEY"], false, undefined, []],
  ["a value of one's own", ["SECRET_KEY"], true, undefined, []],
  ["a URL of one's own", ["DATABASE_URL"], true, undefined, []],
  ["a random URL", ["DATABASE_URL"], false, "secrets/not-rotatable", [/DATABASE_URL.*only you know/]],
  ["one that is missing", ["PORTAINER_ADMIN_PASSWORD"], false, "secrets/not-rotatable", [/missing/]],
  [
    "everything that is wrong, at once",
    ["PORTAINER_ADMIN_PASSWORD", "SECRET_KEY", "DATABASE_URL"],
    false,
    "secrets/not-rotatable",
    [/PORTAINER_ADMIN_PASSWORD is missing/, /DATABASE_URL.*only you know/],
  ],
  ["one value for two", ["SECRET_KEY", "DATABASE_URL"], true, "secrets/one-value", [/SECRET_KEY/, /DATABASE_URL/]],
])("%s", (_, names, byHand, code, details) => {
  const refused = refusal(() => assertRotatable(environment, { names, byHand, present }));
  expect(refused?.code).toBe(code);
  expect(refused?.details ?? []).toEqual(details.map((detail) => expect.stringMatching(detail)));
  expect(JSON.stringify(refused ?? {})).not.toContain("kept-value");
});

test("the same value again is no rotation", () => {
  const refused = refusal(() => assertChanges("SECRET_KEY", "kept-value", present));
  expect(refused?.code).toBe("secrets/unchanged");
  expect(refused?.message).not.toContain("kept-value");
  expect(refusal(() => assertChanges("SECRET_KEY", "another", present))).toBeUndefined();
});
