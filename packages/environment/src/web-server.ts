import * as z from "zod";
import { textSchema } from "./variables";

/** Beside the databases; each of the host's workers has one more. Default: see webProcesses. */
const replicasSchema = z.int().min(1).max(32).optional();

const gunicornSchema = z.strictObject({
  kind: z.literal("gunicorn"),
  /** gunicorn's `module:callable`; default: `wsgi:application` in the package that the settings are in. */
  wsgiApplication: z
    .string()
    .regex(/^[A-Za-z_][\w.]*:[A-Za-z_]\w*$/, "module:callable")
    .optional(),
  replicas: replicasSchema,
  /** Worker processes in each. Default: see webProcesses. */
  workers: z.int().min(1).max(32).optional(),
  threads: z.int().min(1).max(64).default(4),
});

const commandSchema = z.strictObject({
  kind: z.literal("command"),
  /**
   * Its command line, word by word, e.g. `["uvicorn", "shop.asgi:application", "--host", "0.0.0.0", "--port", "8000"]`.
   * It runs in the foreground, listens on all addresses, and on SIGTERM ends the requests that it has. With
   * `routing: "traefik"` it keeps an idle connection longer than Traefik's 90 s (uvicorn: `--timeout-keep-alive 120`).
   */
  command: z.array(textSchema).min(1),
  /** Where it listens, plain HTTP. */
  port: z.int().min(1).max(65535),
  replicas: replicasSchema,
  /** Connections to the database that one replica has open at most: the swarm's own Postgres has room for them. */
  databaseConnections: z.int().min(1).max(1000).default(10),
});

/** What answers requests for the application: gunicorn, or any other server that speaks HTTP. */
export const webServerSchema = z.discriminatedUnion("kind", [gunicornSchema, commandSchema]);
