import { type Environment, RemoteError } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import { DUMPS } from "../host/dumps";
import type { Manager } from "../swarm/with-manager";
import { printedLines } from "../transport/printed-lines";
import type { CommandResult } from "../transport/run-process";
import { databaseContainer } from "./database-container";

const NO_SPACE = 73;
/** What Postgres itself must be able to write on. */
const SPARE_MIB = 64;

/**
 * `sh -c DUMP dump CONTAINER DIRECTORY FILE USER DATABASE`, on the host. No dump is larger than its database; it has its
 * name when it is whole and on disk, and no sooner.
 */
const DUMP = `
set -eu
umask 077
mkdir -p "$2"
size=$(docker exec "$1" psql -XqtA -U "$4" -d "$5" -c 'SELECT pg_database_size(current_database()) / 1048576 + 1')
free=$(df --output=avail --block-size=1M "$2" | tail -n 1 | tr -d ' ')
if [ "$free" -lt "$((size + ${SPARE_MIB}))" ]; then
  echo "$free MiB are free in $2; the database has $size MiB" >&2
  exit ${NO_SPACE}
fi
part=$2/.$3.part
trap 'rm -f "$part"' EXIT
docker exec "$1" pg_dump --format custom --username "$4" "$5" >"$part"
sync "$part"
mv "$part" "$2/$3"
`;

/** Where a dump is put: on the data volume, in a folder that only root may read. */
export const dumpPath = (outputs: Pick<HostOutputs, "postgres_data_root">, environmentName: string, now: Date) => ({
  directory: `${outputs.postgres_data_root}/${DUMPS}`,
  file: `${environmentName}-${now.toISOString().replace(/[-:]|\.\d+/g, "")}.dump`,
});

/**
 * Dumps the swarm's own database to the data volume, with pg_dump's custom format.
 *
 * @returns the dump's path on the host.
 * @throws RemoteError when there is no room, no such database, or pg_dump fails: nothing is left behind.
 */
export async function dumpDatabase(environment: Environment, manager: Manager): Promise<string> {
  const { name, app } = environment;
  const container = await databaseContainer(manager.engine, name);
  if (environment.database.kind !== "swarm" || container === undefined) throw noDump(environment);
  const { directory, file } = dumpPath(manager.outputs, name, new Date());
  const words = [container, directory, file, app.postgres.user, app.postgres.database];
  const result = await manager.ssh.exec(["sudo", "-n", "sh", "-c", DUMP, "dump", ...words]);
  if (result.code !== 0) throw dumpFailed(result);
  return `${directory}/${file}`;
}

const WITHOUT = "add --without-dump";

const noDump = ({ database }: Environment): RemoteError =>
  new RemoteError(
    database.kind === "swarm"
      ? "The database does not run: it cannot be dumped before its migrations. Nothing was changed."
      : "The database is attached: how it is dumped is not known here, and its irreversible migrations need a way back. Nothing was changed.",
    { code: "migrations/no-dump", hint: `Take a snapshot or a dump where the database is, then ${WITHOUT}.` },
  );

const dumpFailed = ({ code, stderr }: CommandResult): RemoteError =>
  new RemoteError(
    code === NO_SPACE
      ? "The data volume has no room for a dump of the database. Nothing was changed."
      : "The database could not be dumped. Nothing was changed.",
    {
      code: code === NO_SPACE ? "migrations/no-space" : "migrations/dump-failed",
      details: printedLines(stderr),
      hint: `Make room (see docs/runbooks/disk-full.md), or, with another way back, ${WITHOUT}.`,
    },
  );
