import { INITIAL_PASSWORD } from "../database-logins";
import { healthCheck, UNHURRIED } from "../model/health-check";
import type { SingletonService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { ON_DATA_NODE } from "./placement";
import { postgresSettings } from "./postgres-settings";

/** The official image declares a volume here: mounting just this leaves no anonymous volumes behind. */
const PGDATA = "/var/lib/postgresql/data";
/** Docker's own size, which parallel queries of small databases do with. */
const SHARED_MEMORY_MIB = 64;

/** Postgres on the data volume, tuned to its memory limit. */
export function postgres({ environment, images, paths, secretNames }: StackInputs): Part {
  const { database, user } = environment.app.postgres;
  const resources = resourcesOf(environment, "postgres", DEMANDS.postgres);
  // Where there is one of its own: another password is then no reason to restart it.
  const password = INITIAL_PASSWORD in secretNames ? INITIAL_PASSWORD : "POSTGRES_PASSWORD";
  const settings = postgresSettings(environment, resources.memoryLimitMiB);
  return part<SingletonService>({
    name: "postgres",
    rollout: "singleton",
    image: images.postgres,
    command: ["postgres", ...settings.flatMap(({ name, value }) => ["-c", `${name}=${value}`])],
    environment: {
      PGDATA,
      POSTGRES_DB: database,
      POSTGRES_USER: user,
      POSTGRES_PASSWORD_FILE: `/run/secrets/${password}`,
    },
    secrets: [password],
    networks: [NETWORKS.main],
    data: [{ source: `${paths.postgresDataRoot}/pgdata`, target: PGDATA }],
    // Parallel queries share memory through it; a container has 64 MB there, unless told otherwise.
    memoryMounts: [
      { target: "/dev/shm", sizeMiB: Math.min(SHARED_MEMORY_MIB, Math.floor(resources.memoryLimitMiB / 4)) },
    ],
    // By TCP: while the image sets up a new database, it listens on its Unix socket only.
    healthCheck: healthCheck(
      ["pg_isready", "--quiet", "--host", "127.0.0.1", "--username", user, "--dbname", database],
      {
        // Recovery after a crash takes as long as it takes.
        ...UNHURRIED,
        startPeriodMs: 600_000,
      },
    ),
    resources,
    stopGracePeriodMs: 90_000,
    // Fast shutdown: ends the sessions instead of waiting for them.
    stopSignal: "SIGINT",
    constraints: [ON_DATA_NODE],
  });
}
