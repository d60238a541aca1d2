import { ConfigError, defineEnvironment, type Environment, type EnvironmentInput } from "./index";

export { testWith } from "./test-with";

/** The application of {@link testEnvironment}, for tests that change a field of it. */
export const TEST_APP: EnvironmentInput["app"] = {
  settingsModule: "ublog.settings",
  celery: { app: "ublog" },
};

/** What {@link testEnvironment} is defined by. */
export const TEST_DEFINITION: EnvironmentInput = {
  name: "ublog-staging",
  region: "us-east-1",
  state: { kind: "s3", bucket: "ublog-terraform-state" },
  domain: { zone: "example.com", host: "staging.example.com" },
  acme: { email: "ops@example.com" },
  portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
  app: TEST_APP,
};

/** A small valid environment for the tests of every package; a test states only what it is about. */
export const testEnvironment = (changes: Partial<EnvironmentInput> = {}): Environment =>
  defineEnvironment({ ...TEST_DEFINITION, ...changes });

/** What is wrong with a definition, whatever it is; empty when nothing is. */
export function problemsOf(input: unknown): readonly string[] {
  try {
    defineEnvironment(input as EnvironmentInput);
  } catch (error) {
    if (error instanceof ConfigError) return error.details;
    throw error;
  }
  return [];
}
