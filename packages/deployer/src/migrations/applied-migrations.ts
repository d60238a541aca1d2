import { type Environment, RemoteError } from "@django-swarm/environment";
import * as z from "zod";
import type { Host } from "../transport/host-change";
import { printedLines } from "../transport/printed-lines";

/** `[app, name]` of each migration that has run. */
export type AppliedMigrations = readonly (readonly [app: string, name: string])[];

/** A database that Django has not been at has no such table. */
const QUERY = `
SELECT to_regclass('django_migrations') IS NOT NULL AS present \\gset
\\if :present
SELECT coalesce(json_agg(json_build_array(app, name)), '[]') FROM django_migrations;
\\else
SELECT '[]';
\\endif
`;

const answerSchema = z.array(z.tuple([z.string(), z.string()]));

/**
 * What has run in the swarm's own database, read beside it over its Unix socket: whatever the passwords are.
 *
 * @param container of Postgres.
 * @throws RemoteError when it does not answer.
 */
export async function readAppliedMigrations(
  { app: { postgres } }: Environment,
  host: Host,
  container: string,
): Promise<AppliedMigrations> {
  const psql = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1"];
  const who = ["--username", postgres.user, "--dbname", postgres.database];
  const { code, stdout, stderr } = await host.exec(["docker", "exec", "--interactive", container, ...psql, ...who], {
    stdin: QUERY,
  });
  if (code === 0) return answerSchema.parse(JSON.parse(stdout));
  throw new RemoteError("The database does not say which migrations have run.", {
    code: "migrations/database",
    details: printedLines(stderr),
    hint: "Look at it: `deployer logs postgres`, `deployer psql`.",
  });
}
