import { defineEnvironment } from "./define-environment";
import type { Environment } from "./environment";
import { ConfigError } from "./errors";
import type { EnvironmentInput } from "./schema";
import { assertDistinctNames } from "./select-environment";

/**
 * Environments from whoever wrote them: in plain JavaScript nobody has checked that they came out of defineEnvironment.
 *
 * @throws ConfigError with every problem of every one.
 */
export function checkedEnvironments(given: unknown): readonly Environment[] {
  if (!Array.isArray(given)) {
    throw new ConfigError("The app hands over no list of environments.", {
      code: "environments/no-list",
      hint: "Export a list of what defineEnvironment returns (apps/*/src/environments/index.ts).",
    });
  }
  const problems: string[] = [];
  const environments = given.flatMap((one: unknown, index) => {
    try {
      return [defineEnvironment(one as EnvironmentInput)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.details.map((detail) => `environments.${index}: ${detail}`));
      return [];
    }
  });
  if (problems.length > 0) {
    throw new ConfigError(
      `The app's environments have ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
      {
        code: "environment/invalid",
        details: problems,
        hint: "Correct the fields named above in the environment's file (apps/*/src/environments) and run the command again.",
      },
    );
  }
  assertDistinctNames(environments);
  return environments;
}
