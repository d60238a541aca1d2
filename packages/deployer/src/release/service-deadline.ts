import type { ServiceObject } from "../swarm/engine-objects";

const NS_PER_MS = 1_000_000;
/** For scheduling, pulling and an application that is slow to start. */
const SLACK_MS = 120_000;

/**
 * How long a service may take to converge, in ms: for each batch of tasks the time that its own specification grants
 * to become healthy, to be watched and to stop; and slack.
 */
export function serviceDeadlineMs({ Spec: spec, ServiceStatus: status }: ServiceObject): number {
  const { Healthcheck: check, StopGracePeriod: grace = 10_000 * NS_PER_MS } = spec.TaskTemplate.ContainerSpec;
  const healthNs = (check?.StartPeriod ?? 0) + (check?.Interval ?? 0) * (check?.Retries ?? 0);
  const parallelism = spec.UpdateConfig?.Parallelism ?? 1;
  // 0 is the engine's word for all at once.
  const tasks = Math.max(1, spec.Mode?.Replicated?.Replicas ?? status?.DesiredTasks ?? 1);
  const batches = parallelism === 0 ? 1 : Math.ceil(tasks / parallelism);
  return SLACK_MS + (batches * (healthNs + grace + (spec.UpdateConfig?.Monitor ?? 0))) / NS_PER_MS;
}
