import * as z from "zod";
import { cidrSchema, domainNameSchema, secretNameSchema } from "./fields";
import { pinnedImageSchema } from "./third-party-images";
import { textSchema, variablesSchema } from "./variables";

/** A DNS label: other services reach it by this name. */
const labelSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case words joined by single dashes")
  .max(30);

const healthCheckSchema = z.discriminatedUnion("kind", [
  /** A path of its port that answers 2xx; by a Python script, so in the application's image only. */
  z.strictObject({ kind: z.literal("http"), path: z.string().startsWith("/") }),
  /** A command that ends with 0 in the container, word by word. */
  z.strictObject({ kind: z.literal("command"), command: z.array(textSchema).min(1) }),
  /** Nothing in the image could check: for a "singleton" only. */
  z.strictObject({ kind: z.literal("none"), reason: z.string().min(1) }),
]);

const publicSchema = z.strictObject({
  /** Default: the site's name. */
  host: domainNameSchema.optional(),
  /** Only this and what lies below it; the service is asked for the whole path. */
  path: z
    .string()
    .regex(/^\/(?:[\w.-]+(?:\/[\w.-]+)*)?$/, "a path such as /flower, without a slash at its end")
    .default("/"),
  /** Ranges of addresses that may connect; "anywhere" says that the service guards itself. */
  allowFrom: z.union([z.array(cidrSchema).min(1), z.literal("anywhere")]),
});

/** A service of the product's own, beside those that every Django product has. */
export const extraServiceSchema = z.strictObject({
  name: labelSchema,
  /** The application's own image, with its variables, secrets, network and files; or an image with a version. */
  image: z.union([z.literal("backend"), pinnedImageSchema]),
  /**
   * Word by word. In the application's image, and with secrets as variables, it is the whole command line, and must be
   * stated; otherwise it is what the image's entrypoint is given (default: what the image says).
   */
  command: z.array(textSchema).min(1).optional(),
  /** Further variables; never secrets. */
  env: variablesSchema,
  /** Further secrets. */
  secrets: z.array(secretNameSchema).default([]),
  /**
   * How another image than the application's reads its secrets (see `app.secretsFrom`). Default: "files", since
   * "environment" needs /bin/sh in the image.
   */
  secretsFrom: z.enum(["environment", "files"]).optional(),
  /**
   * A number: the new one is healthy before an old one goes. "singleton": exactly one, and the old one ends before the
   * new one starts.
   */
  replicas: z.union([z.int().min(1).max(32), z.literal("singleton")]).default(1),
  memoryLimitMiB: z.int().min(8).default(128),
  memoryReservationMiB: z.int().min(4).default(64),
  /** Of one CPU; default: all there is. */
  cpuLimit: z.number().min(0.05).max(64).optional(),
  /** Connections to the database that one replica has open at most. Default: 5 in the application's image, else 0. */
  databaseConnections: z.int().min(0).max(1000).optional(),
  healthCheck: healthCheckSchema,
  /** Where it listens, plain HTTP. */
  port: z.int().min(1).max(65535).optional(),
  /** How the world reaches its port; default: not at all. */
  public: publicSchema.optional(),
  /**
   * Networks of the stack: "main" is the application's, with its databases; any other name is a network of its own, for
   * the services that name it. In the application's image "main" is always among them.
   */
  networks: z.array(labelSchema).default(["main"]),
  /** From the stop signal to SIGKILL. Default: with a port, what draining and the longest request need; else 30. */
  stopGracePeriodSeconds: z.int().min(1).max(3600).optional(),
});

export type ExtraService = Readonly<z.output<typeof extraServiceSchema>>;
