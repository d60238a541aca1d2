import type { RollingService } from "../model/service";
import { celeryWorkerDemand } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { MARGIN_MS } from "../timing";
import { type Celery, celery } from "./celery";
import { commandLine } from "./command-line";
import { type Part, part } from "./part";

type Queue = Celery["queues"][number];

/** celery's own name for the queue that tasks go to when nothing else is said. */
const DEFAULT_QUEUE = "celery";

/** The service that works on a queue. */
export const celeryWorkerName = (queue: string): string =>
  queue === DEFAULT_QUEUE ? "celery-worker" : `celery-worker-${queue}`;

/** The workers of one queue. After SIGTERM they take nothing new and end what they have. */
export function celeryWorker(inputs: StackInputs, settings: Celery, queue: Queue): Part {
  const { mounts, wrapper, command, ...shared } = celery(inputs, settings);
  const name = celeryWorkerName(queue.name);
  const limitSeconds = queue.taskTimeLimitSeconds ?? settings.taskTimeLimitSeconds;
  return part<RollingService>(
    {
      ...shared,
      name,
      rollout: "rolling",
      replicas: queue.replicas,
      ...commandLine(wrapper, [
        ...command,
        "worker",
        "--queues",
        queue.name,
        "--concurrency",
        String(queue.concurrency),
        "--hostname",
        `${queue.name}@%h`,
        "--time-limit",
        String(limitSeconds),
        // A task is told before it is ended, so that it can clean up.
        "--soft-time-limit",
        String(Math.ceil(limitSeconds * 0.9)),
        "--heartbeat-interval",
        "10",
        // Workers need no news of each other; it costs every one of them a wake-up a second.
        "--without-gossip",
        "--without-mingle",
        "--loglevel",
        "INFO",
      ]),
      resources: resourcesOf(inputs.environment, name, celeryWorkerDemand(queue.concurrency)),
      busyMs: limitSeconds * 1000,
      stopGracePeriodMs: limitSeconds * 1000 + MARGIN_MS,
      stopSignal: "SIGTERM",
    },
    mounts,
  );
}
