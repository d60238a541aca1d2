import { ConfigError } from "@django-swarm/environment";
import { buildStack } from "../build-stack";
import { checkStack } from "../check-stack";
import { renderStack } from "../render/render-stack";
import { type EnvironmentRequest, namedEnvironment } from "./named-environment";
import { placeholderInputs } from "./placeholder-inputs";

export interface RenderRequest extends EnvironmentRequest {
  readonly tag: string;
}

/**
 * The stack file of an environment, whole or not at all.
 *
 * @throws UsageError when it is not clear which environment is meant, ConfigError with every problem of the stack.
 */
export function renderCommand({ tag, ...request }: RenderRequest): string {
  const environment = namedEnvironment("render", request);
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
