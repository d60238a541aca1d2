import { ConfigError, type Environment, selectEnvironment, UsageError } from "@django-swarm/environment";
import { buildStack } from "../build-stack";
import { checkStack } from "../check-stack";
import { renderStack } from "../render/render-stack";
import { placeholderInputs } from "./placeholder-inputs";

export interface RenderRequest {
  readonly environments: readonly Environment[];
  /** The argument and `$STACK_NAME`; see selectEnvironment. */
  readonly argument: string | undefined;
  readonly stackName: string | undefined;
  readonly tag: string;
}

/**
 * The stack file of an environment, whole or not at all.
 *
 * @throws UsageError when it is not clear which environment is meant, ConfigError with every problem of the stack.
 */
export function renderCommand({ environments, argument, stackName, tag }: RenderRequest): string {
  const environment = selectEnvironment(environments, { argument, stackName });
  if (environment === undefined) {
    const names = environments.map(({ name }) => name);
    throw new UsageError("Which environment? None was named.", {
      code: "environment/not-named",
      details: names,
      hint: `Name one: \`stack-renderer render ${names[0] ?? "ENVIRONMENT"}\`, or set STACK_NAME.`,
    });
  }
  const stack = buildStack(placeholderInputs(environment, tag));
  const problems = checkStack(stack);
  if (problems.length > 0) {
    throw new ConfigError(
      `The stack of ${environment.name} has ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
      {
        code: "stack/invalid",
        details: problems,
        hint: "Correct the environment's definition (apps/*/src/environments) and run the command again.",
      },
    );
  }
  return renderStack(stack);
}
