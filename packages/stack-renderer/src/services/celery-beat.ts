import type { SingletonService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { type Celery, celery } from "./celery";
import { commandLine } from "./command-line";
import { type Part, part } from "./part";
import { keptFromWorkers } from "./placement";

/** The clock of the periodic tasks: two of them would send each task twice. */
export function celeryBeat(inputs: StackInputs, settings: Celery): Part {
  const { mounts, wrapper, command, ...shared } = celery(inputs, settings);
  return part<SingletonService>(
    {
      ...shared,
      name: "celery-beat",
      rollout: "singleton",
      ...commandLine(wrapper, [
        ...command,
        "beat",
        "--schedule",
        "/dev/shm/celerybeat-schedule",
        // At least that often it looks at its schedule, and shows that it lives.
        "--max-interval",
        "30",
        "--loglevel",
        "INFO",
      ]),
      resources: resourcesOf(inputs.environment, "celery-beat", DEMANDS.celeryBeat),
      stopGracePeriodMs: 20_000,
      stopSignal: "SIGTERM",
      // On a worker that is cut off it would go on, beside its replacement.
      constraints: keptFromWorkers(inputs.environment),
    },
    mounts,
  );
}
