import type { Environment } from "@django-swarm/environment";
import { type ConfigMount, httpLive } from "../container-files";
import { type HealthCheck, healthCheck } from "../model/health-check";

/** A path of a port in a container of the application's image that must answer 2xx, as the front desk would ask. */
export function httpCheck(
  environment: Environment,
  { port, path }: { readonly port: number; readonly path: string },
): { readonly healthCheck: HealthCheck; readonly mount: ConfigMount } {
  const mount = httpLive(environment);
  const command = ["python", "-I", "-S", mount.file.target, String(port), path, environment.domain.host];
  return { healthCheck: healthCheck(command), mount };
}
