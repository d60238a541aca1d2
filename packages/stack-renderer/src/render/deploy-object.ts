import type { Resources, Service } from "../model/service";
import { compact, type Plain, type PlainMap, sorted } from "./plain";

/** Swarm's defaults are all wrong for us: pause after a failure, the old one stopped first, watched for 5 s. */
const updateConfig = (order: "start-first" | "stop-first", onFailure: "rollback" | "pause"): PlainMap => ({
  parallelism: 1,
  order,
  failure_action: onFailure,
  monitor: "5s",
  max_failure_ratio: 0,
});

/** The `deploy` section of a service. */
export function deployObject(service: Service): PlainMap {
  return compact({
    ...mode(service),
    endpoint_mode: service.rollout === "job" ? undefined : "dnsrr",
    ...rollout(service),
    restart_policy: service.rollout === "job" ? { condition: "none" } : { condition: "any", delay: "2s" },
    placement: compact({ constraints: service.constraints }),
    resources: resources(service.resources),
    labels: sorted(service.labels),
  });
}

function mode(service: Service): Readonly<Record<string, Plain>> {
  switch (service.rollout) {
    case "rolling":
      return { mode: "replicated", replicas: service.replicas };
    case "singleton":
      return { mode: "replicated", replicas: 1 };
    case "global":
      return { mode: "global" };
    case "job":
      return { mode: "replicated-job", replicas: 1 };
  }
}

/** The engine refuses both for a job: it is never updated, only made anew. */
function rollout({ rollout }: Service): Readonly<Record<string, Plain>> {
  if (rollout === "job") return {};
  const order = rollout === "rolling" ? "start-first" : "stop-first";
  // A rollback that fails has nothing left to go back to.
  return { update_config: updateConfig(order, "rollback"), rollback_config: updateConfig(order, "pause") };
}

const resources = ({ memoryLimitMiB, memoryReservationMiB, cpuLimit }: Resources): PlainMap => ({
  limits: compact({ cpus: cpuLimit === undefined ? undefined : String(cpuLimit), memory: `${memoryLimitMiB}M` }),
  reservations: { memory: `${memoryReservationMiB}M` },
});
