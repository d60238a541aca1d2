import { testEnvironment } from "@django-swarm/environment/testing";
import { placeholderSecretName } from "./placeholder-secret-name";

const long = testEnvironment({ name: "n".repeat(32) });

test("zeros stand where a release has the hash", () => {
  expect(placeholderSecretName(testEnvironment(), "SECRET_KEY")).toBe("ublog-staging_SECRET_KEY_0000000000000000");
});

test("two long names stay two, and fit", () => {
  const names = ["AWS_SECRET_ACCESS_KEY_OF_A", "AWS_SECRET_ACCESS_KEY_OF_B"].map((name) =>
    placeholderSecretName(long, name),
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[\w.-]{1,64}$/);
});
