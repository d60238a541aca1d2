import type { SingletonService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { celery } from "./celery";
import { type Part, part } from "./part";
import { keptFromWorkers } from "./placement";

/** The clock of the periodic tasks: two of them would send each task twice. */
export function celeryBeat(inputs: StackInputs): Part {
  const { mounts, command, ...shared } = celery(inputs);
  return part<SingletonService>(
    {
      ...shared,
      name: "celery-beat",
      rollout: "singleton",
      command: [
        ...command,
        "beat",
        "--schedule",
        "/dev/shm/celerybeat-schedule",
        // At least that often it looks at its schedule, and shows that it lives.
        "--max-interval",
        "30",
        "--loglevel",
        "INFO",
      ],
      resources: resourcesOf(inputs.environment, "celery-beat", DEMANDS.celeryBeat),
      stopGracePeriodMs: 20_000,
      stopSignal: "SIGTERM",
      // On a worker that is cut off it would go on, beside its replacement.
      constraints: keptFromWorkers(inputs.environment),
    },
    mounts,
  );
}
