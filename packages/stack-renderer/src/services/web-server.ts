import { type Environment, webProcesses, webServiceName } from "@django-swarm/environment";
import type { GlobalService, RollingService } from "../model/service";
import { webDemand } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { DRAIN_MS, MARGIN_MS } from "../timing";
import { backend } from "./backend";
import { backendRoute } from "./backend-route";
import { commandLine } from "./command-line";
import { draining } from "./draining";
import { GUNICORN_PORT, gunicornCommand } from "./gunicorn-command";
import { httpCheck } from "./http-check";
import { type Part, part } from "./part";
import { keptFromWorkers, ON_WORKERS } from "./placement";

/** Where the web server listens; nginx or Traefik asks there. */
export const webPort = ({ app: { server } }: Environment): number =>
  server.kind === "gunicorn" ? GUNICORN_PORT : server.port;

/**
 * The application's web processes; with workers, those beside the databases, where `manage` finds one. Whichever server
 * it is, it has the application's image and secrets, drains, and is asked for its health.
 */
export function webServer(inputs: StackInputs): Part<RollingService> {
  const { environment } = inputs;
  const { server, healthCheckPath, requestTimeoutSeconds } = environment.app;
  const { replicas, workers } = webProcesses(environment);
  const { mounts, wrapper, hasShell, ...shared } = backend(inputs);
  const port = webPort(environment);
  const route = backendRoute(environment, port);
  const slow = draining(environment, DRAIN_MS, hasShell);
  const live = httpCheck(environment, { port, path: healthCheckPath });
  const command = server.kind === "gunicorn" ? gunicornCommand(environment, server) : server.command;
  const name = webServiceName(environment);
  const busyMs = DRAIN_MS + requestTimeoutSeconds * 1000;
  return part<RollingService>(
    {
      ...shared,
      ...commandLine([...wrapper, ...slow.words], command),
      name,
      rollout: "rolling",
      replicas,
      networks: [...shared.networks, ...route.networks],
      healthCheck: live.healthCheck,
      resources: resourcesOf(environment, name, webDemand(workers)),
      busyMs,
      stopGracePeriodMs: busyMs + MARGIN_MS,
      stopSignal: "SIGTERM",
      constraints: keptFromWorkers(environment),
      labels: route.labels,
    },
    [...mounts, slow.mount, live.mount],
  );
}

/**
 * The same on every worker, under the same name to nginx and with the same labels to Traefik. One on each, whoever comes
 * or goes: replicas would stay where they are when a worker joins.
 */
export function webServerOnWorkers(inputs: StackInputs): Part {
  const { service, configs } = webServer(inputs);
  const { replicas: _, ...shared } = service;
  const onWorkers: GlobalService = {
    ...shared,
    name: `${service.name}-on-workers`,
    rollout: "global",
    constraints: [ON_WORKERS],
    answersAs: service.name,
  };
  return { service: onWorkers, configs };
}
