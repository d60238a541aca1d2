import type { Host } from "../transport/host-change";
import { parseTableSums, type TableSum } from "./manifest";
import { runScript } from "./run-script";

/** The swarm's Postgres, reached by its own container on the manager's host: no password travels. */
export class HostDatabase {
  constructor(
    private readonly host: Host,
    private readonly container: string,
    private readonly user: string,
    private readonly region: string,
  ) {}

  /** Rows of one statement, their columns separated by `|`. */
  async query(database: string, doing: string, sql: string): Promise<string> {
    return runScript(this.host, doing, PSQL, [this.container, this.user, database, sql]);
  }

  async exists(name: string): Promise<boolean> {
    return (await this.list()).includes(name);
  }

  async list(): Promise<readonly string[]> {
    return (await this.query("postgres", "list the databases", "select datname from pg_database")).split("\n");
  }

  /** Those that nobody is connected to. */
  async idle(): Promise<readonly string[]> {
    const sql =
      "select datname from pg_database d where not exists (select from pg_stat_activity a where a.datid = d.oid)";
    return (await this.query("postgres", "list the databases", sql)).split("\n");
  }

  async create(name: string): Promise<void> {
    await this.query("postgres", `create the database ${name}`, `create database ${quoted(name)} template template0`);
  }

  /** Ends whoever is connected to it; one that is not there is no error. */
  async drop(name: string): Promise<void> {
    await this.query("postgres", `drop the database ${name}`, `drop database if exists ${quoted(name)} with (force)`);
  }

  /** As Postgres counts, e.g. 170006. */
  async serverVersion(): Promise<number> {
    return Number(await this.query("postgres", "ask Postgres for its version", "show server_version_num"));
  }

  /** Of the disk that the databases are on. */
  async freeBytes(directory: string): Promise<number> {
    return Number(
      await runScript(this.host, "look at its disk", 'df --output=avail --block-size=1 "$1" | tail -n 1', [directory]),
    );
  }

  /** The SHA-256 of an object as the host reads it, in hex. */
  checksum(object: string): Promise<string> {
    return runScript(this.host, `read ${object}`, CHECKSUM, [this.region, object]);
  }

  /** Fills an empty database from a dump in the bucket, as a stream. */
  async fill(name: string, object: string): Promise<void> {
    await runScript(this.host, `restore ${object}`, FILL, [this.region, object, this.container, this.user, name]);
  }

  async tableSums(name: string): Promise<readonly TableSum[]> {
    const doing = `sum up the tables of ${name}`;
    return parseTableSums(await runScript(this.host, doing, SUMS, [this.container, this.user, name]));
  }

  /**
   * Puts `fresh` in the place of `live` in one step, ending whoever is connected; `live` is called `replaced` then.
   * When that fails everything is as before.
   *
   * @param hadLive whether there is a `live` at all
   */
  async swap(fresh: string, live: string, replaced: string, hadLive: boolean): Promise<void> {
    const args = [this.container, this.user, fresh, live, replaced, String(hadLive)];
    await runScript(this.host, `put the restored database in the place of ${live}`, SWAP, args);
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const PSQL = 'docker exec "$1" psql -XqAt -v ON_ERROR_STOP=1 -U "$2" -d "$3" -c "$4"';

const CHECKSUM = `aws s3 cp --only-show-errors --region "$1" "$2" - | sha256sum | cut -d" " -f1`;

const FILL = `
aws s3 cp --only-show-errors --region "$1" "$2" - |
  docker exec -i "$3" pg_restore --exit-on-error -U "$4" -d "$5"
# Without statistics the first queries would be slow.
docker exec "$3" psql -Xq -U "$4" -d "$5" -c analyze`;

const SUMS = `
docker exec -i "$1" psql -XqAt -v ON_ERROR_STOP=1 -U "$2" -d "$3" < /usr/local/share/django-swarm/table-sums.sql`;

/** Nobody can connect while the names change: a database that is in use keeps its name. */
const SWAP = `
swap() {
  docker exec -i "$1" psql -XqAt -v ON_ERROR_STOP=1 -v fresh="$3" -v live="$4" -v replaced="$5" -v had_live="$6" \\
    -U "$2" -d postgres <<'SQL'
\\if :had_live
alter database :"live" with allow_connections false;
\\endif
select count(pg_terminate_backend(pid)) from pg_stat_activity where datname in (:'live', :'fresh');
begin;
\\if :had_live
alter database :"live" rename to :"replaced";
\\endif
alter database :"fresh" rename to :"live";
\\if :had_live
alter database :"replaced" with allow_connections true;
\\endif
commit;
SQL
}
if ! swap "$@"; then
  echo 'alter database :"live" with allow_connections true' |
    docker exec -i "$1" psql -Xq -v live="$4" -U "$2" -d postgres || true
  exit 1
fi`;
