import type { ServiceObject } from "../swarm/engine-objects";
import { SERVICE_HASH_LABEL, STACK_IMAGE_LABEL } from "../swarm/stack-labels";

/** A service as it shall be. */
export interface WantedService {
  readonly name: string;
  readonly image: string;
  /** Of everything that was rendered for it. */
  readonly hash: string;
  /** undefined: one on every node. */
  readonly replicas: number | undefined;
}

export interface ServiceChange {
  readonly service: string;
  readonly kind: "create" | "update" | "extra";
  /** In plain words, e.g. "the image was changed by hand". */
  readonly reason: string;
  /** `docker stack deploy` would leave its wrong image alone: it believes to have deployed the right one. */
  readonly imageDrifted: boolean;
}

/**
 * What a release would do, service by service; empty when everything runs as it shall. A service that runs but is no
 * longer wanted is "extra": it is told, and left alone.
 */
export function serviceChanges(
  wanted: readonly WantedService[],
  live: ReadonlyMap<string, ServiceObject>,
): readonly ServiceChange[] {
  const names = new Set(wanted.map(({ name }) => name));
  return [
    ...wanted.flatMap((service) => changeOf(service, live.get(service.name)) ?? []),
    ...[...live.keys()]
      .filter((name) => !names.has(name))
      .map(
        (service) => ({ service, kind: "extra", reason: "no longer part of the stack", imageDrifted: false }) as const,
      ),
  ];
}

/** Whether one of the services does not run at all, as the swarm's own database after an attached one was given up. */
export const someAreNew = (services: readonly WantedService[], changes: readonly ServiceChange[]): boolean =>
  services.some(({ name }) => changes.some(({ kind, service }) => kind === "create" && service === name));

function changeOf(wanted: WantedService, live: ServiceObject | undefined): ServiceChange | undefined {
  const service = wanted.name;
  if (live === undefined) return { service, kind: "create", reason: "new", imageDrifted: false };
  const { Labels: labels = {}, TaskTemplate: template, Mode: mode } = live.Spec;
  const sameHash = labels[SERVICE_HASH_LABEL] === wanted.hash;
  const sameImage = template.ContainerSpec.Image === wanted.image;
  const imageDrifted = !sameImage && labels[STACK_IMAGE_LABEL] === wanted.image;
  const change = (reason: string): ServiceChange => ({ service, kind: "update", reason, imageDrifted });
  if (sameHash && !sameImage) return change(`its image was changed by hand to ${template.ContainerSpec.Image}`);
  if (!sameImage) return change(`image ${template.ContainerSpec.Image} → ${wanted.image}`);
  if (!sameHash) return change("its definition changed");
  const replicas = mode?.Replicated?.Replicas;
  if (replicas !== wanted.replicas) return change(`it was scaled by hand to ${replicas ?? "one a node"}`);
  if (live.UpdateStatus?.State && live.UpdateStatus.State !== "completed") {
    return change(`its last update ended as "${live.UpdateStatus.State}"`);
  }
  const { RunningTasks: running, DesiredTasks: desired } = live.ServiceStatus ?? { RunningTasks: 0, DesiredTasks: 0 };
  return running < desired ? change(`only ${running} of ${desired} tasks run`) : undefined;
}
