import { type Environment, UsageError } from "@django-swarm/environment";
import { findContainer } from "../operate/find-container";
import { findService } from "../operate/find-service";
import { readStack } from "../swarm/read-stack";
import type { Manager } from "../swarm/with-manager";
import { HostDatabase } from "./host-database";

/**
 * The swarm's own Postgres.
 *
 * @throws UsageError where the database is attached; RemoteError when its container does not run.
 */
export async function openDatabase(environment: Environment, manager: Manager): Promise<HostDatabase> {
  if (environment.database.kind === "attached") {
    throw new UsageError(`The database of ${environment.name} is attached: it is backed up and restored where it is.`, {
      code: "backup/attached-database",
      hint: "See what its provider has for that; docs/runbooks/attach-a-database.md.",
    });
  }
  const live = await readStack(manager.engine, environment.name);
  const container = await findContainer(environment, manager, live, findService(environment, live, "postgres"));
  return new HostDatabase(manager.ssh, container, environment.app.postgres.user, environment.region);
}
