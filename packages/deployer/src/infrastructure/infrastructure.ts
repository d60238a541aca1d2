import { type Environment, hostStackName, networkStackName, storageStackName } from "@django-swarm/environment";
import type { Step } from "../report/reporter";
import { infrastructureFailed, planFailed } from "./cdktf-failed";
import { parseDiff } from "./parse-diff";
import { progressOf } from "./progress-of";
import { type Cdktf, runCdktf } from "./run-cdktf";
import type { StackChange } from "./stack-change";

/** How `cdktf diff` says that a stack cannot be planned before others are deployed. */
const UNPLANNABLE = /before those are deployed it cannot be planned/;

/** How a change tells of itself, and who may end it. */
export interface Work {
  readonly step: Step;
  readonly signal: AbortSignal;
}

/** Every environment's stacks, but for the optional one of its images, each after those that it reads. */
export const infrastructureStacks = (environment: Environment): readonly string[] => [
  networkStackName(environment),
  storageStackName(environment),
  hostStackName(environment),
];

/** What a deployment of an environment would change; only reads. @throws RemoteError when Terraform cannot tell. */
export async function planInfrastructure(
  cdktf: Cdktf,
  environment: Environment,
  step: Step,
): Promise<readonly StackChange[]> {
  const { code, lines } = await runCdktf(cdktf, ["diff", hostStackName(environment)], tell(step));
  if (code !== 0 && !lines.some((line) => UNPLANNABLE.test(line))) throw planFailed(environment, lines);
  return parseDiff(lines, infrastructureStacks(environment));
}

/**
 * Deploys a stack, and those that it stands on.
 *
 * @returns what Terraform did, a line a stack.
 * @throws ReleaseError when it ended half way.
 */
export async function deployStack(cdktf: Cdktf, stack: string, work: Work): Promise<readonly string[]> {
  const lines = await change(cdktf, "deploy", stack, work);
  return lines.flatMap((line) => progressOf(line)?.done ?? []);
}

/** Destroys one stack. @throws ReleaseError when it ended half way. */
export async function destroyStack(cdktf: Cdktf, stack: string, work: Work): Promise<void> {
  await change(cdktf, "destroy", stack, work);
}

async function change(
  cdktf: Cdktf,
  verb: "deploy" | "destroy",
  stack: string,
  { step, signal }: Work,
): Promise<readonly string[]> {
  const { code, lines } = await runCdktf(cdktf, [verb, stack, "--auto-approve"], tell(step));
  if (code === 0) return lines;
  // Ctrl-C reached Terraform, too: it has ended in good order.
  signal.throwIfAborted();
  throw infrastructureFailed(`cdktf ${verb} ${stack}`, lines);
}

const tell =
  (step: Step) =>
  (line: string): void => {
    const progress = progressOf(line);
    if (progress !== undefined) step.update(progress.begun ?? progress.done ?? "");
  };
