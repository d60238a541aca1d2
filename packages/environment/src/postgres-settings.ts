import * as z from "zod";

/** What the stack itself decides: where Postgres listens, and where its files are. */
export const RESERVED_POSTGRES_SETTINGS: readonly string[] = [
  "config_file",
  "data_directory",
  "external_pid_file",
  "hba_file",
  "ident_file",
  "listen_addresses",
  "port",
  "unix_socket_directories",
];

/** The application's database in the swarm's own Postgres. */
export const appPostgresSchema = z
  .strictObject({
    database: z.string().min(1).default("ublog"),
    user: z.string().min(1).default("ublog"),
    /** Settings of postgresql.conf, in place of those that are derived, or beside them, e.g. `{ work_mem: "8MB" }`. */
    settings: z
      .record(
        z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/, "a setting of postgresql.conf, such as work_mem"),
        z.union([z.string().regex(/^[^\0\n]*$/, "one line"), z.number(), z.boolean()]),
      )
      .default({}),
  })
  .prefault({});
