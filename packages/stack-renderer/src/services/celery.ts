import { celeryAlive } from "../container-files";
import { type HealthCheck, healthCheck, UNHURRIED } from "../model/health-check";
import type { StackInputs } from "../stack-inputs";
import { type Backend, backend } from "./backend";

const ALIVE_FILE = "/dev/shm/celery-alive";

/** What workers and beat share: celery's command line under our eyes, and the age of a file as its health. */
export function celery(inputs: StackInputs): Backend & {
  readonly healthCheck: HealthCheck;
  readonly command: readonly string[];
} {
  const { mounts, environment, ...shared } = backend(inputs);
  const alive = celeryAlive(inputs.environment);
  return {
    ...shared,
    environment: { ...environment, CELERY_ALIVE_FILE: ALIVE_FILE },
    command: ["python", alive.file.target, "-A", inputs.environment.app.celeryApp],
    // Without Python: this runs every few seconds, in every worker.
    healthCheck: healthCheck(["/bin/sh", "-c", `test -n "$(find ${ALIVE_FILE} -mmin -1)"`], UNHURRIED),
    mounts: [...mounts, alive],
  };
}
