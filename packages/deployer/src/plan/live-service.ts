import type { ServiceObject } from "../swarm/engine-objects";
import { SERVICE_HASH_LABEL, STACK_IMAGE_LABEL } from "../swarm/stack-labels";
import { normalSpec } from "./normal-spec";
import type { LiveService } from "./plan-services";

/** What a plan looks at in a service that runs. */
export function liveService(service: ServiceObject): LiveService {
  const { Spec: spec } = service;
  return {
    spec: normalSpec(spec),
    image: spec.TaskTemplate.ContainerSpec.Image,
    stackImage: spec.Labels?.[STACK_IMAGE_LABEL],
    hash: spec.Labels?.[SERVICE_HASH_LABEL],
    replicas: spec.Mode?.Replicated?.Replicas,
    unwell: unwell(service),
  };
}

function unwell({ UpdateStatus: update, ServiceStatus: status }: ServiceObject): string | undefined {
  if (update?.State && !["completed", "rollback_completed"].includes(update.State)) {
    return `its last update ended as "${update.State}"`;
  }
  const { RunningTasks: running, DesiredTasks: desired } = status ?? { RunningTasks: 0, DesiredTasks: 0 };
  return running < desired ? `only ${running} of ${desired} tasks run` : undefined;
}
