import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { sizeProblem } from "./value-size";

const fromVariables = testEnvironment();
const fromFiles = testEnvironment({ app: { ...TEST_APP, secretsFrom: "files" } });

test.each([
  ["a variable that just fits", fromVariables, "SECRET_KEY", "x".repeat(131_060), undefined],
  ["a variable that is a byte too long", fromVariables, "SECRET_KEY", "x".repeat(131_061), /131061 bytes.*131060/],
  ["letters that take two bytes", fromVariables, "SECRET_KEY", "é".repeat(70_000), /140000 bytes/],
  ["one that no application reads", fromVariables, "PORTAINER_ADMIN_PASSWORD", "x".repeat(131_061), undefined],
  ["a file that just fits", fromFiles, "SECRET_KEY", "x".repeat(511_999), undefined],
  ["a file of 500 KiB", fromFiles, "SECRET_KEY", "x".repeat(512_000), /512000 bytes.*511999/],
])("%s", (_, environment, name, value, problem) => {
  const found = sizeProblem(environment, name, value);
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(problem);
});
