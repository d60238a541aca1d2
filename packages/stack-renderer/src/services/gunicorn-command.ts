import { type Environment, webProcesses, wsgiApplication } from "@django-swarm/environment";
import type { BackendRoute } from "./backend-route";

export const GUNICORN_PORT = 8000;

type Gunicorn = Extract<Environment["app"]["server"], { kind: "gunicorn" }>;

/** gunicorn's command line: threads for requests that wait for the database, and time for them to end. */
export const gunicornCommand = (
  environment: Environment,
  { threads }: Gunicorn,
  { keepAliveMs }: Pick<BackendRoute, "keepAliveMs">,
): readonly string[] => [
  "gunicorn",
  wsgiApplication(environment),
  "--bind",
  `0.0.0.0:${GUNICORN_PORT}`,
  "--worker-class",
  "gthread",
  "--workers",
  String(webProcesses(environment).workers),
  "--threads",
  String(threads),
  "--graceful-timeout",
  String(environment.app.requestTimeoutSeconds),
  // A worker's heartbeat file on disk can block it.
  "--worker-tmp-dir",
  "/dev/shm",
  ...(keepAliveMs === undefined ? [] : ["--keep-alive", String(keepAliveMs / 1000)]),
  // Only nginx or Traefik reaches it, at an address that changes.
  "--forwarded-allow-ips",
  "*",
  "--access-logfile",
  "-",
];
