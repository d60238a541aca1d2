import type { Environment } from "@django-swarm/environment";
import { MEMORY } from "../memory";
import { healthCheck, UNHURRIED } from "../model/health-check";
import type { SingletonService } from "../model/service";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { ON_DATA_NODE } from "./placement";

/** The official image declares a volume here: mounting just this leaves no anonymous volumes behind. */
const PGDATA = "/var/lib/postgresql/data";
const SHARED_MEMORY_MIB = 64;

/** Postgres on the data volume, tuned to its memory limit. */
export function postgres({ environment, images, paths }: StackInputs): Part {
  const { database, user } = environment.app.postgres;
  const settings = postgresSettings(environment, MEMORY.postgres.memoryLimitMiB);
  return part<SingletonService>({
    name: "postgres",
    rollout: "singleton",
    image: images.postgres,
    command: ["postgres", ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    environment: {
      PGDATA,
      POSTGRES_DB: database,
      POSTGRES_USER: user,
      POSTGRES_PASSWORD_FILE: "/run/secrets/POSTGRES_PASSWORD",
    },
    secrets: ["POSTGRES_PASSWORD"],
    networks: [NETWORKS.main],
    data: [{ source: `${paths.postgresDataRoot}/pgdata`, target: PGDATA }],
    // Parallel queries share memory through it; a container has 64 MB there, unless told otherwise.
    memoryMounts: [{ target: "/dev/shm", sizeMiB: SHARED_MEMORY_MIB }],
    // By TCP: while the image sets up a new database, it listens on its Unix socket only.
    healthCheck: healthCheck(
      ["pg_isready", "--quiet", "--host", "127.0.0.1", "--username", user, "--dbname", database],
      {
        // Recovery after a crash takes as long as it takes.
        ...UNHURRIED,
        startPeriodMs: 600_000,
      },
    ),
    resources: MEMORY.postgres,
    stopGracePeriodMs: 90_000,
    // Fast shutdown: ends the sessions instead of waiting for them.
    stopSignal: "SIGINT",
    constraints: [ON_DATA_NODE],
  });
}

/** With workers in steps of this: one more of them is no reason to restart Postgres. */
const CONNECTIONS_STEP = 50;

/** Connections of every process that may be open at once, a surge of the update included; and some for people. */
function maxConnections(environment: Environment): number {
  const needed = connections(environment);
  return environment.host.workers === 0 ? needed : Math.ceil(needed / CONNECTIONS_STEP) * CONNECTIONS_STEP;
}

function connections({ app, host }: Environment): number {
  const { gunicorn, celery } = app;
  const onWorkers = host.workers === 0 ? 0 : host.workers + 1;
  const web = (gunicorn.replicas + 1 + onWorkers) * gunicorn.workers * gunicorn.threads;
  const workers = celery.queues.reduce((sum, queue) => sum + (queue.replicas + 1) * queue.concurrency, 0);
  return web + workers + 15;
}

function postgresSettings(environment: Environment, memoryMiB: number): Readonly<Record<string, string>> {
  return {
    shared_buffers: `${Math.floor(memoryMiB / 4)}MB`,
    effective_cache_size: `${Math.floor((memoryMiB * 3) / 4)}MB`,
    maintenance_work_mem: `${Math.floor(memoryMiB / 10)}MB`,
    work_mem: "4MB",
    max_connections: String(maxConnections(environment)),
    max_wal_size: "512MB",
    // A client that vanished with its container holds its locks until it is found dead.
    tcp_keepalives_idle: "60",
    tcp_keepalives_interval: "10",
    tcp_keepalives_count: "6",
    idle_in_transaction_session_timeout: "10min",
  };
}
