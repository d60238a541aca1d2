import type { HostAction, HostContainer, Instance } from "./instance";
import { memoryBytes } from "./size-flags";

const ALIVE = new Set<Instance["state"]>(["pending", "running", "stopping", "stopped"]);
const POWERED = new Set<Instance["state"]>(["pending", "running"]);

/**
 * What makes the host containers match the emulated EC2. Removals come first: a replacement takes the private address
 * of the instance before it.
 */
export function planHosts(instances: readonly Instance[], hosts: readonly HostContainer[]): HostAction[] {
  const wanted = new Map(instances.filter(({ state }) => ALIVE.has(state)).map((instance) => [instance.id, instance]));
  const existing = new Map(hosts.map((host) => [host.instanceId, host]));

  const removals = hosts
    .filter(({ instanceId }) => !wanted.has(instanceId))
    .map(({ instanceId }): HostAction => ({ kind: "remove", instanceId }));

  const changes = [...wanted.values()].flatMap((instance): HostAction[] => {
    const host = existing.get(instance.id);
    const powered = POWERED.has(instance.state);
    if (!host) return powered ? [{ kind: "create", instance }] : [];
    if (!powered) return host.running ? [{ kind: "stop", instanceId: instance.id }] : [];
    const memory = memoryBytes(instance.instanceType);
    // Another type since then: the emulated EC2 stopped and started it too quickly to be seen.
    if (memory !== undefined && memory !== host.memoryBytes) return [{ kind: "resize", instance }];
    if (!host.running) return [{ kind: "start", instanceId: instance.id }];
    return planVolumes(instance, host);
  });
  return [...removals, ...changes];
}

function planVolumes({ id: instanceId, volumes }: Instance, host: HostContainer): HostAction[] {
  const wanted = new Set(volumes.map(({ id }) => id));
  return [
    ...host.volumeIds
      .filter((volumeId) => !wanted.has(volumeId))
      .map((volumeId): HostAction => ({ kind: "detach", instanceId, volumeId })),
    ...volumes
      .filter(({ id }) => !host.volumeIds.includes(id))
      .map(({ id, sizeGiB }): HostAction => ({ kind: "attach", instanceId, volumeId: id, sizeGiB })),
  ];
}
