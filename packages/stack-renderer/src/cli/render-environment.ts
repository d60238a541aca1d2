import { ConfigError, type Environment } from "@django-swarm/environment";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { checkStack } from "../check-stack";
import { type Directory, directoryOf } from "../out/directory";
import { type PlaceholderOptions, placeholderInputs } from "./placeholder-inputs";

/**
 * The stack of an environment with its jobs, as they are only looked at.
 *
 * @throws ConfigError with every problem of theirs.
 */
export function renderEnvironment(environment: Environment, options: PlaceholderOptions): Directory {
  const inputs = placeholderInputs(environment, options);
  const directory = directoryOf(buildStack(inputs), buildJobs(inputs));
  const problems = [...new Set([directory.stack, ...directory.jobs].flatMap(checkStack))];
  if (problems.length === 0) return directory;
  throw new ConfigError(
    `The stack of ${environment.name} has ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
    {
      code: "stack/invalid",
      details: problems,
      hint: "Correct the environment's definition (apps/*/src/environments) and run the command again.",
    },
  );
}
