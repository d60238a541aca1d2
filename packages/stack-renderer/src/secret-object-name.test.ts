import { testEnvironment } from "@django-swarm/environment/testing";
import { secretObjectName } from "./secret-object-name";

const staging = testEnvironment();
const production = testEnvironment({ name: "ublog-production" });

test("the name says what it is, and is the same for everybody", () => {
  expect(secretObjectName(staging, "SECRET_KEY", "correct horse")).toBe("ublog-staging_SECRET_KEY_a7e6bddf15e326ef");
});

test.each([
  ["another value", staging, "SECRET_KEY", "b"],
  ["another secret", staging, "POSTGRES_PASSWORD", "a"],
  ["another environment", production, "SECRET_KEY", "a"],
])("%s has another hash", (_, environment, secret, value) => {
  const hash = (name: string): string => name.slice(-16);
  expect(hash(secretObjectName(environment, secret, value))).not.toBe(
    hash(secretObjectName(staging, "SECRET_KEY", "a")),
  );
});

test("the longest names fit into the swarm's 64 characters, and differ still", () => {
  const environment = testEnvironment({ name: "e".repeat(32) });
  const names = ["A", "B"].map((last) => secretObjectName(environment, `${"S".repeat(62)}${last}`, "value"));
  expect(names.map(({ length }) => length)).toEqual([64, 64]);
  expect(new Set(names).size).toBe(2);
});
