import { webProcesses } from "@django-swarm/environment";
import { drain, httpLive } from "../container-files";
import { healthCheck } from "../model/health-check";
import type { GlobalService, RollingService } from "../model/service";
import { gunicornDemand } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { MARGIN_MS } from "../timing";
import { backend } from "./backend";
import { backendRoute } from "./backend-route";
import { type Part, part } from "./part";
import { keptFromWorkers, ON_WORKERS } from "./placement";

const PORT = 8000;

const NAME = "gunicorn";

/** The application's web processes; with workers, those beside the databases, where `manage` finds one. */
export function gunicorn(inputs: StackInputs): Part<RollingService> {
  const { environment } = inputs;
  const { app, domain } = environment;
  const { replicas, workers, threads } = webProcesses(environment);
  const { mounts, entrypoint, ...shared } = backend(inputs);
  const route = backendRoute(environment, PORT);
  const busyMs = route.drainMs + app.requestTimeoutSeconds * 1000;
  const slow = drain(environment);
  const live = httpLive(environment);
  return part<RollingService>(
    {
      ...shared,
      name: NAME,
      rollout: "rolling",
      replicas,
      networks: [...shared.networks, ...route.networks],
      entrypoint: [...entrypoint, "/bin/sh", slow.file.target, String(route.drainMs / 1000), "TERM"],
      command: [
        "gunicorn",
        app.wsgiApplication,
        "--bind",
        `0.0.0.0:${PORT}`,
        "--worker-class",
        "gthread",
        "--workers",
        String(workers),
        "--threads",
        String(threads),
        "--graceful-timeout",
        String(app.requestTimeoutSeconds),
        // A worker's heartbeat file on disk can block it.
        "--worker-tmp-dir",
        "/dev/shm",
        ...(route.keepAliveMs === undefined ? [] : ["--keep-alive", String(route.keepAliveMs / 1000)]),
        // Only nginx or Traefik reaches it, at an address that changes.
        "--forwarded-allow-ips",
        "*",
        "--access-logfile",
        "-",
      ],
      healthCheck: healthCheck([
        "python",
        "-I",
        "-S",
        live.file.target,
        String(PORT),
        app.healthCheckPath,
        domain.host,
      ]),
      resources: resourcesOf(environment, NAME, gunicornDemand(workers)),
      busyMs,
      stopGracePeriodMs: busyMs + MARGIN_MS,
      stopSignal: "SIGTERM",
      constraints: keptFromWorkers(environment),
      labels: route.labels,
    },
    [...mounts, slow, live],
  );
}

/**
 * The same on every worker, under the same name to nginx, and with the same labels to Traefik. One on each, whoever comes or goes: replicas would stay where
 * they are when a worker joins.
 */
export function gunicornOnWorkers(inputs: StackInputs): Part {
  const { service, configs } = gunicorn(inputs);
  const { replicas: _, ...shared } = service;
  const onWorkers: GlobalService = {
    ...shared,
    name: `${NAME}-on-workers`,
    rollout: "global",
    constraints: [ON_WORKERS],
    answersAs: NAME,
  };
  return { service: onWorkers, configs };
}
