import type { Environment } from "./environment";
import { ConfigError } from "./errors";
import { fieldProblems, ruleProblems } from "./find-problems";
import { type EnvironmentInput, environmentSchema } from "./schema";

/**
 * Validates an environment's definition.
 *
 * @throws ConfigError with one detail per problem, each with its path, what was found and what would be right.
 */
export function defineEnvironment(input: EnvironmentInput): Environment {
  const parsed = environmentSchema.safeParse(input);
  const problems = parsed.success ? ruleProblems(parsed.data) : fieldProblems(input, parsed.error.issues);
  if (parsed.success && problems.length === 0) return parsed.data;
  const name = typeof input?.name === "string" ? input.name : "an environment";
  throw new ConfigError(
    `The definition of ${name} has ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
    {
      code: "environment/invalid",
      details: problems,
      hint: "Correct the fields named above in the environment's file (apps/*/src/environments) and run the command again.",
    },
  );
}
