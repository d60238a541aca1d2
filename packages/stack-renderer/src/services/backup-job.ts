import { backupJob } from "../container-files";
import type { JobService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { jobOf } from "./job-of";
import type { Part } from "./part";
import { postgres } from "./postgres";

const BACKUPS = "/backups";

/** Dumps the swarm's own Postgres into the folder `backups` of the file system, with the pg_dump of its own image. */
export function backup(inputs: StackInputs): Part<JobService> {
  const script = backupJob(inputs.environment);
  const { service } = postgres(inputs);
  // The database may have another password by now than it was set up with.
  const environment = { ...service.environment, POSTGRES_PASSWORD_FILE: "/run/secrets/POSTGRES_PASSWORD" };
  return jobOf(
    { ...service, environment, secrets: ["POSTGRES_PASSWORD"] },
    {
      entrypoint: ["/bin/sh", script.file.target],
      command: [BACKUPS],
      name: "backup",
      resources: resourcesOf(inputs.environment, "backup", DEMANDS.backupJob),
      binds: [{ source: `${inputs.paths.dataRoot}/backups`, target: BACKUPS }],
      constraints: service.constraints,
    },
    [script],
  );
}
