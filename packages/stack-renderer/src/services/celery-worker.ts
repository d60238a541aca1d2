import type { Environment } from "@django-swarm/environment";
import { celeryWorkerMemory } from "../memory";
import type { RollingService } from "../model/service";
import type { StackInputs } from "../stack-inputs";
import { CELERY_TASK_MS } from "../timing";
import { celery } from "./celery";
import { type Part, part } from "./part";

type Queue = Environment["app"]["celery"]["queues"][number];

/** celery's own name for the queue that tasks go to when nothing else is said. */
const DEFAULT_QUEUE = "celery";

/** The workers of one queue. After SIGTERM they take nothing new and end what they have. */
export function celeryWorker(inputs: StackInputs, queue: Queue): Part {
  const { mounts, command, ...shared } = celery(inputs);
  return part<RollingService>(
    {
      ...shared,
      name: queue.name === DEFAULT_QUEUE ? "celery-worker" : `celery-worker-${queue.name}`,
      rollout: "rolling",
      replicas: queue.replicas,
      command: [
        ...command,
        "worker",
        "--queues",
        queue.name,
        "--concurrency",
        String(queue.concurrency),
        "--hostname",
        `${queue.name}@%h`,
        "--heartbeat-interval",
        "10",
        // Workers need no news of each other; it costs every one of them a wake-up a second.
        "--without-gossip",
        "--without-mingle",
        "--loglevel",
        "INFO",
      ],
      resources: celeryWorkerMemory(queue.concurrency),
      stopGracePeriodMs: CELERY_TASK_MS,
      stopSignal: "SIGTERM",
    },
    mounts,
  );
}
