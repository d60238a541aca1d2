import type { Environment } from "@django-swarm/environment";
import { assembleStack } from "../build-stack";
import { databaseLoginJob as script } from "../container-files";
import type { DatabaseLogin } from "../database-logins";
import type { JobService } from "../model/service";
import type { Stack } from "../model/stack";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import { jobOf } from "./job-of";
import { NETWORKS } from "./networks";
import type { Part } from "./part";
import { ON_DATA_NODE } from "./placement";

export interface DatabaseLoginRequest {
  readonly environment: Environment;
  /** Of Postgres. */
  readonly image: string;
  /** grant: lets one in, beside all others. revoke: shuts the others out. */
  readonly action: "grant" | "revoke";
  readonly login: DatabaseLogin;
  /** Others whose password the swarm has: the job comes in as whoever still may. */
  readonly others: readonly DatabaseLogin[];
}

/** The one-shot job, a stack of its own, that changes who may log in to the swarm's own database. */
export function databaseLoginJob({ environment, image, action, login, others }: DatabaseLoginRequest): Stack {
  const { name, app } = environment;
  const job = script(environment);
  const secrets = Object.fromEntries(
    [login, ...others].map(({ role, secret }, index) => [`login.${index}.${role}`, secret]),
  );
  const service: Part<JobService> = jobOf(
    {
      image,
      environment: { POSTGRES_DB: app.postgres.database },
      secrets: Object.keys(secrets),
      networks: [NETWORKS.main],
      binds: [],
    },
    {
      entrypoint: ["/bin/sh", job.file.target],
      command: [action, app.postgres.user, login.role],
      name: "database-login",
      resources: resourcesOf(environment, "backup", DEMANDS.backupJob),
      constraints: [ON_DATA_NODE],
    },
    [job],
  );
  const network = { key: NETWORKS.main, kind: "external", name: `${name}_${NETWORKS.main}` } as const;
  return assembleStack(`${name}-jobs`, [service], [network], { environment, secretNames: secrets });
}
