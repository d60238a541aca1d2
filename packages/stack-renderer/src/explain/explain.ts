import { hostSize, webProcesses, webServiceName } from "@django-swarm/environment";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { checkStack } from "../check-stack";
import type { Service } from "../model/service";
import { stackHost } from "../resources/stack-host";
import { sumMemory, surges } from "../resources/sum-memory";
import { celeryWorkerName } from "../services/celery-worker";
import { postgresSettings } from "../services/postgres-settings";
import type { StackInputs } from "../stack-inputs";
import type { Explanation, ServiceExplanation } from "./explanation";

/** How the stack fits its hosts; of one that does not, too. Pure. */
export function explain(inputs: StackInputs): Explanation {
  const { environment } = inputs;
  const stack = buildStack(inputs);
  const { release, backup } = buildJobs(inputs);
  const jobs = [release, backup].flatMap((job) => job?.services ?? []);
  const host = stackHost(environment);
  const { neededMiB, ...memory } = sumMemory(stack.services, host);
  const postgres = stack.services.find(({ name }) => name === "postgres");
  const limitMiB = postgres?.resources.memoryLimitMiB;
  return {
    environment: environment.name,
    instanceType: environment.host.instanceType,
    nodes: host.nodes,
    services: [...stack.services, ...jobs].map(
      (service): ServiceExplanation => ({
        service: service.name,
        replicas: replicasOf(service),
        ...service.resources,
        surges: surges(service, host.nodes),
        why: reasonOf(service, inputs),
      }),
    ),
    memory: { ...memory, freeMiB: memory.hostMiB - neededMiB },
    postgres: limitMiB === undefined ? [] : postgresSettings(environment, limitMiB),
    problems: checkStack(stack),
  };
}

function replicasOf(service: Service): ServiceExplanation["replicas"] {
  if (service.rollout === "rolling") return service.replicas;
  return service.rollout === "singleton" ? 1 : service.rollout;
}

function reasonOf({ name }: Service, { environment }: StackInputs): string {
  const { app, resources } = environment;
  const host = `a host of ${hostSize(environment).memoryMiB} MiB`;
  if (app.services.some((service) => service.name === name)) return "stated in app.services, or its defaults";
  const stated = Object.keys(resources[name] ?? {});
  const queue = app.celery?.queues.find((one) => celeryWorkerName(one.name) === name);
  const web = webServiceName(environment);
  const isWeb = name === web || name === `${web}-on-workers`;
  const processes = isWeb ? webProcesses(environment).workers : queue?.concurrency;
  const derived =
    processes === undefined ? `for ${host}` : `for ${processes} process${processes === 1 ? "" : "es"} on ${host}`;
  return stated.length === 0 ? derived : `${stated.join(", ")} stated in resources.${name}; the rest ${derived}`;
}
