import { type Environment, webServiceName } from "@django-swarm/environment";
import type { ContainerCommand } from "./exec-in-service";

/**
 * Where psql runs: beside the swarm's own Postgres, over its Unix socket. Of an attached database only the application
 * knows the way, so Django's dbshell finds it; its image must have a psql.
 */
export function psqlCommandLine(environment: Environment, args: readonly string[]): Omit<ContainerCommand, "tty"> {
  const { database, user } = environment.app.postgres;
  return environment.database.kind === "swarm"
    ? { service: "postgres", command: ["psql", "--username", user, "--dbname", database, ...args] }
    : {
        service: webServiceName(environment),
        command: ["python", "manage.py", "dbshell", ...(args.length > 0 ? ["--", ...args] : [])],
      };
}
