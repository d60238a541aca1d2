import { assembleStack } from "./build-stack";
import type { Stack } from "./model/stack";
import { NETWORKS } from "./services/networks";
import { release } from "./services/release-job";
import type { StackInputs } from "./stack-inputs";

/** The one-shot jobs, apart from the stack, whose services they must not touch. They join its network. */
export function buildJobs(inputs: StackInputs): Stack {
  const { name } = inputs.environment;
  return assembleStack(
    `${name}-jobs`,
    [release(inputs)],
    [{ key: NETWORKS.main, kind: "external", name: `${name}_${NETWORKS.main}` }],
    inputs,
  );
}
