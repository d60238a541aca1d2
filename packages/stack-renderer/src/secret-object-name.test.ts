import { testEnvironment } from "@django-swarm/environment/testing";
import { secretObjectName, secretObjectNames } from "./secret-object-name";

const staging = testEnvironment();
const production = testEnvironment({ name: "ublog-production" });

test("the name says what it is, and is the same for everybody", async () => {
  const name = "ublog-staging_SECRET_KEY_a7e6bddf15e326ef";
  expect(await secretObjectName(staging, "SECRET_KEY", "correct horse")).toBe(name);
  expect(await secretObjectNames(staging, new Map([["SECRET_KEY", "correct horse"]]))).toEqual(
    new Map([["SECRET_KEY", name]]),
  );
});

test.each([
  ["another value", staging, "SECRET_KEY", "b"],
  ["another secret", staging, "POSTGRES_PASSWORD", "a"],
  ["another environment", production, "SECRET_KEY", "a"],
])("%s has another hash", async (_, environment, secret, value) => {
  const hash = (name: string): string => name.slice(-16);
  expect(hash(await secretObjectName(environment, secret, value))).not.toBe(
    hash(await secretObjectName(staging, "SECRET_KEY", "a")),
  );
});

test("the longest names fit into the swarm's 64 characters, and differ still", async () => {
  const environment = testEnvironment({ name: "e".repeat(32) });
  const names = await Promise.all(
    ["A", "B"].map((last) => secretObjectName(environment, `${"S".repeat(62)}${last}`, "value")),
  );
  expect(names.map(({ length }) => length)).toEqual([64, 64]);
  expect(new Set(names).size).toBe(2);
});
