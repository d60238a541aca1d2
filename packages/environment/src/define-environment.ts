import { ConfigError } from "./errors";
import { crossFieldProblems } from "./problems";
import { type EnvironmentData, type EnvironmentInput, environmentSchema } from "./schema";

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A validated environment with every default filled in. Data only. */
export type Environment = DeepReadonly<EnvironmentData>;

/**
 * Validates an environment's definition.
 *
 * @throws ConfigError with one detail per problem, each with its path, what was found and what would be right.
 */
export function defineEnvironment(input: EnvironmentInput): Environment {
  const parsed = environmentSchema.safeParse(input);
  const problems = parsed.success
    ? crossFieldProblems(parsed.data)
    : parsed.error.issues.map((issue) => {
        const path = issue.path.join(".") || "environment";
        const found = issue.path.reduce<unknown>(
          (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
          input,
        );
        return `${path}: ${issue.message}${found === undefined || typeof found === "object" ? "" : ` (found ${JSON.stringify(found)})`}`;
      });
  if (problems.length > 0 || !parsed.success) {
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
  return parsed.data;
}
