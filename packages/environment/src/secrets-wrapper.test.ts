import { secretsWrapper } from "./secrets-wrapper";
import { TEST_APP, testEnvironment } from "./testing";

test.each([
  ["environment", ["/bin/sh", "/django-swarm/with-secrets"]],
  ["files", []],
] as const)("with secrets from %s a command stands behind %j", (secretsFrom, expected) => {
  expect(secretsWrapper(testEnvironment({ app: { ...TEST_APP, secretsFrom } }))).toEqual(expected);
});
