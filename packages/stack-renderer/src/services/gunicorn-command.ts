import { type Environment, webProcesses, wsgiApplication } from "@django-swarm/environment";

export const GUNICORN_PORT = 8000;

/**
 * Traefik closes a connection that was idle for 90 s: were gunicorn first, a request would meet a closed door. nginx
 * opens one for each request.
 */
const KEEP_ALIVE_SECONDS = 120;

type Gunicorn = Extract<Environment["app"]["server"], { kind: "gunicorn" }>;

/** gunicorn's command line: threads for requests that wait for the database, and time for them to end. */
export const gunicornCommand = (environment: Environment, { threads }: Gunicorn): readonly string[] => [
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
  "--keep-alive",
  String(KEEP_ALIVE_SECONDS),
  // Only nginx or Traefik reaches it, at an address that changes.
  "--forwarded-allow-ips",
  "*",
  "--access-logfile",
  "-",
];
