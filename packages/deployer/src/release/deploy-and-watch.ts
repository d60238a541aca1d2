import { fullServiceName, ReleaseError } from "@django-swarm/environment";
import type { WantedService } from "../plan/plan-services";
import type { Step } from "../report/reporter";
import type { ServiceObject } from "../swarm/engine-objects";
import type { LiveStack } from "../swarm/read-stack";
import { STACK_IMAGE_LABEL } from "../swarm/stack-labels";
import { changeSwarm } from "./change-swarm";
import { didNotConverge } from "./did-not-converge";
import { unlessEngineStumbles } from "./engine-stumble";
import { serviceDeadlineMs } from "./service-deadline";
import type { LockedSite } from "./site";
import { type FailedService, watchServices } from "./watch-services";

/** Stack file and services as they shall run. */
export interface StackToDeploy {
  readonly yaml: string;
  readonly services: readonly WantedService[];
}

/**
 * Deploys a stack file and watches every one of its services until it has converged; again when nothing but the engine
 * itself stumbled.
 *
 * @param signal ends the watching.
 * @throws ReleaseError in the state needs-attention, with cause and log of each service that failed.
 */
export async function deployAndWatch(
  site: LockedSite,
  stack: StackToDeploy,
  step: Step,
  signal: AbortSignal,
): Promise<void> {
  const failed = await unlessEngineStumbles(
    () => deployOnce(site, stack, step, signal),
    (failures) => failures.map(({ cause }) => cause),
    (failures) =>
      step.update(`the engine could not start ${failures.map(({ service }) => service).join(", ")}: once more`),
  );
  if (failed.length > 0) throw await didNotConverge(site, failed);
}

async function deployOnce(
  site: LockedSite,
  stack: StackToDeploy,
  step: Step,
  signal: AbortSignal,
): Promise<readonly FailedService[]> {
  const { cluster, environmentName } = site;
  const before = await cluster.readStack(environmentName);
  const drifted = driftedImages(stack.services, before.services);
  if (drifted.length > 0) {
    const services = drifted.map((name) => fullServiceName(environmentName, name));
    const refused = await changeSwarm(site, { kind: "forget-image", services });
    if (refused) throw notTaken(environmentName, refused);
  }
  // What failed before this moment says nothing about this release.
  const earlierTasks = new Set(before.tasks.map((task) => task.ID));
  const refused = await changeSwarm(site, { kind: "deploy", stackName: environmentName, yaml: stack.yaml });
  if (refused) throw notTaken(environmentName, refused);

  const now = await cluster.readStack(environmentName);
  const watched = stack.services.map(({ name, image, hash }) => {
    const service = now.services.get(name);
    return { name, image, hash, earlierTasks, deadlineMs: service === undefined ? 0 : serviceDeadlineMs(service) };
  });
  return watchServices(cluster, environmentName, watched, step, signal);
}

/**
 * `docker stack deploy` leaves a live image alone while its own label names the image in the file: services where
 * somebody has changed the image by hand.
 */
export const driftedImages = (wanted: readonly WantedService[], live: LiveStack["services"]): readonly string[] =>
  wanted.flatMap(({ name, image }) => {
    const spec: ServiceObject["Spec"] | undefined = live.get(name)?.Spec;
    const drifted =
      spec !== undefined &&
      spec.TaskTemplate.ContainerSpec.Image !== image &&
      spec.Labels?.[STACK_IMAGE_LABEL] === image;
    return drifted ? [name] : [];
  });

const notTaken = (environmentName: string, lines: readonly string[]): ReleaseError =>
  new ReleaseError(`The swarm did not take the whole stack of ${environmentName}.`, {
    code: "release/deploy-refused",
    state: "needs-attention",
    details: lines,
    hint: "Mend what the lines above say, then release again.",
  });
