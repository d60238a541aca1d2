import type { ServiceObject, ServiceSpec } from "../swarm/engine-objects";
import { serviceDeadlineMs } from "./service-deadline";

const SECOND = 1_000_000_000;
const withSpec = (
  spec: Partial<ServiceSpec>,
  container: object = {},
  status: Pick<ServiceObject, "ServiceStatus"> = {},
): number =>
  serviceDeadlineMs({
    ID: "s",
    Version: { Index: 1 },
    Spec: { Name: "s", TaskTemplate: { ContainerSpec: { Image: "i", StopGracePeriod: 0, ...container } }, ...spec },
    ...status,
  });

test.each<[string, number, number]>([
  ["nothing said", withSpec({}), 120_000],
  ["the engine's own grace period", withSpec({}, { StopGracePeriod: undefined }), 130_000],
  [
    "a health check",
    withSpec({}, { Healthcheck: { StartPeriod: 20 * SECOND, Interval: 10 * SECOND, Retries: 3 } }),
    170_000,
  ],
  [
    "four replicas, two at a time, watched for 5 s",
    withSpec({ Mode: { Replicated: { Replicas: 4 } }, UpdateConfig: { Parallelism: 2, Monitor: 5 * SECOND } }),
    130_000,
  ],
  [
    "all at once",
    withSpec({ Mode: { Replicated: { Replicas: 4 } }, UpdateConfig: { Parallelism: 0, Monitor: 5 * SECOND } }),
    125_000,
  ],
  [
    "one on each of three nodes",
    withSpec(
      { Mode: { Global: {} }, UpdateConfig: { Monitor: 5 * SECOND } },
      {},
      { ServiceStatus: { RunningTasks: 0, DesiredTasks: 3 } },
    ),
    135_000,
  ],
  [
    "one on each node, before the swarm has counted them",
    withSpec({ Mode: { Global: {} } }, {}, { ServiceStatus: { RunningTasks: 0, DesiredTasks: 0 } }),
    120_000,
  ],
])("%s", (_name, deadlineMs, expected) => {
  expect(deadlineMs).toBe(expected);
});
