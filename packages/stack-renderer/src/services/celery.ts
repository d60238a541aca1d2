import type { Environment } from "@django-swarm/environment";
import { celeryAlive, isFresh } from "../container-files";
import { type HealthCheck, healthCheck, UNHURRIED } from "../model/health-check";
import type { StackInputs } from "../stack-inputs";
import { type Backend, backend } from "./backend";

export type Celery = NonNullable<Environment["app"]["celery"]>;

const ALIVE_FILE = "/dev/shm/celery-alive";
const FRESH_MINUTES = 1;

/** What workers and beat share: celery's command line under our eyes, and the age of a file as its health. */
export function celery(
  inputs: StackInputs,
  { app }: Celery,
): Omit<Backend, "hasShell"> & { readonly healthCheck: HealthCheck; readonly command: readonly string[] } {
  const { mounts, environment, hasShell, ...shared } = backend(inputs);
  const alive = celeryAlive(inputs.environment);
  const fresh = isFresh(inputs.environment);
  return {
    ...shared,
    environment: { ...environment, CELERY_ALIVE_FILE: ALIVE_FILE },
    command: ["python", alive.file.target, "-A", app],
    // Without Python where that can be: this runs again and again, in every worker.
    healthCheck: healthCheck(
      hasShell
        ? ["/bin/sh", "-c", `test -n "$(find ${ALIVE_FILE} -mmin -${FRESH_MINUTES})"`]
        : ["python", "-I", "-S", fresh.file.target, ALIVE_FILE, String(FRESH_MINUTES * 60)],
      UNHURRIED,
    ),
    mounts: hasShell ? [...mounts, alive] : [...mounts, alive, fresh],
  };
}
