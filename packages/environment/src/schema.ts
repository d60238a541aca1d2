import * as z from "zod";
import { acmeSchema } from "./acme";
import { cacheSchema, databaseSchema } from "./attached";
import { backupSchema } from "./backup";
import { celerySchema } from "./celery";
import { domainSchema } from "./domain";
import { extraServiceSchema } from "./extra-service";
import { cidrSchema, nameSchema, regionSchema, secretNameSchema } from "./fields";
import { buildSchema } from "./image-build";
import { logsSchema } from "./logs";
import { appPostgresSchema } from "./postgres-settings";
import { pythonPathSchema } from "./python-path";
import { resourcesSchema } from "./resources";
import { servingFields } from "./serving";
import { stateSchema } from "./state";
import { thirdPartyImagesSchema } from "./third-party-images";
import { variablesSchema } from "./variables";
import { webServerSchema } from "./web-server";

const networkSchema = z.strictObject({
  /** The VPC's address range; a /16 to /22 inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. */
  vpcCidr: cidrSchema.default("10.20.0.0/16"),
  /** Public subnets, each in a zone of its own. Every node lives in the first, beside the data volume. */
  subnets: z.union([z.literal(1), z.literal(2)]).default(2),
});

const storageSchema = z.strictObject({
  /**
   * Where the swarm's own Postgres keeps its files: a volume of its own, or the file system that everything else is on.
   * They stay while a database is attached, so that there is a way back; "none" is for who never had them, or has
   * given them up.
   */
  postgres: z.enum(["ebs", "efs", "none"]).default("ebs"),
  /** Size of the volume; it can grow, never shrink: a plan with less than there is, is refused. */
  postgresVolumeSizeGiB: z.int().min(1).max(16384).default(10),
  /**
   * Terraform refuses to destroy file system, volume, buckets and image repositories. Off for an environment that is
   * about to be removed for good: docs/runbooks/remove-an-environment.md.
   */
  deletionProtection: z.boolean().default(true),
});

const sshSchema = z.discriminatedUnion("kind", [
  /**
   * No port 22, no key pair: SSH through Session Manager's ProxyCommand, with a key for each connection that EC2 Instance
   * Connect lets in for 60 s.
   */
  z.strictObject({ kind: z.literal("session-manager") }),
  /** Port 22 from these ranges only, with an EC2 key pair that exists. */
  z.strictObject({ kind: z.literal("allow-list"), keyName: z.string().min(1), cidrs: z.array(cidrSchema).min(1) }),
]);

const hostSchema = z.strictObject({
  instanceType: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, "an EC2 instance type such as t4g.small")
    .default("t4g.small"),
  /** What the images are built for; default: what the instance type has. */
  architecture: z.enum(["arm64", "x86_64"]).optional(),
  /** Default: what the instance type has; to be stated for one that is not in instance-size.ts. */
  memoryMiB: z.int().min(1).optional(),
  rootVolumeSizeGiB: z.int().min(8).max(1000).default(20),
  ssh: sshSchema.default({ kind: "session-manager" }),
  /** Raise it to have the host replaced: the AMI and the user data of a running host are left alone. */
  revision: z.int().min(1).default(1),
  /** Further instances of the same type that join the swarm; the application spreads over them, data stays. */
  workers: z.int().min(0).max(20).default(0),
});

const alarmsSchema = z.strictObject({
  /** Who is written to; AWS asks this address for its consent first. */
  email: z.email(),
});

const portainerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("enabled"),
    allowFrom: z.union([z.array(cidrSchema).min(1), z.literal("anywhere")]),
  }),
  z.strictObject({ kind: z.literal("disabled") }),
]);

const appSchema = z.strictObject({
  /** Dotted path for DJANGO_SETTINGS_MODULE. */
  settingsModule: pythonPathSchema,
  server: webServerSchema.prefault({ kind: "gunicorn" }),
  /** Left out: no workers, no beat. Its broker is the cache. */
  celery: celerySchema.optional(),
  /** The product's own services, beside those that are described here. */
  services: z.array(extraServiceSchema).default([]),
  /** The longest request that the site answers; a container that is replaced lets those end. */
  requestTimeoutSeconds: z.int().min(1).max(3600).default(60),
  /** Path that answers 200 while the process can serve; called every few seconds, so keep it off the database. */
  healthCheckPath: z.string().startsWith("/").default("/api/health-check/"),
  /** Path prefixes that the web server answers; everything else is the single-page application's. */
  backendPaths: z.array(z.string().regex(/^\/[\w/-]+$/)).default(["/api", "/admin", "/graphql"]),
  ...servingFields,
  /** Secrets that the application reads as environment variables. POSTGRES_PASSWORD is always among them. */
  secrets: z.array(secretNameSchema).default(["SECRET_KEY", "POSTGRES_PASSWORD"]),
  /**
   * How the application reads them: from variables of their names, which a POSIX shell script of ours exports around
   * every command; or from the files that `<NAME>_FILE` names, which needs no shell in the image.
   */
  secretsFrom: z.enum(["environment", "files"]).default("environment"),
  /** Further environment variables; never secrets. */
  env: variablesSchema,
  /** What the stack `<name>-images` builds; default: no such stack, images come from elsewhere. */
  build: buildSchema.optional(),
  postgres: appPostgresSchema,
});

const smokeRequestSchema = z.strictObject({
  path: z.string().startsWith("/"),
  status: z.int().min(100).max(599).default(200),
  /** What the answer must contain; default: anything. */
  text: z.string().min(1).optional(),
});

const releaseSchema = z.strictObject({
  /** Asked for once a release has switched; one that is answered otherwise brings the release before back. */
  smokeRequests: z.array(smokeRequestSchema).default([]),
  /** How many of the requests that watch the site during a release may fail. */
  errorBudget: z.int().min(0).default(0),
});

// zod compiles a parser for each object at its first use; ours are used once or twice in a process, so that only costs.
z.config({ jitless: true });

/** An environment as its author writes it; every default is stated here. */
export const environmentSchema = z.strictObject({
  /** Names every stack, resource and service of the environment. */
  name: nameSchema,
  region: regionSchema,
  state: stateSchema,
  domain: domainSchema,
  network: networkSchema.prefault({}),
  storage: storageSchema.prefault({}),
  host: hostSchema.prefault({}),
  /**
   * Postgres as a service of the swarm, or one elsewhere (RDS, say), by its URL: directly, or through a pooler in
   * session mode, since the release job holds an advisory lock. See docs/runbooks/attach-a-database.md.
   */
  database: databaseSchema,
  /** Redis as a service of the swarm, or one elsewhere (ElastiCache, say), by its URL, or none. */
  cache: cacheSchema,
  /** Mail about a host in trouble; default: none. A host that runs already sends its disk and memory after its next revision. */
  alarms: alarmsSchema.optional(),
  acme: acmeSchema,
  portainer: portainerSchema,
  secrets: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("ssm") }),
      z.strictObject({ kind: z.literal("environment-variables") }),
    ])
    .default({ kind: "ssm" }),
  images: thirdPartyImagesSchema.prefault({}),
  release: releaseSchema.prefault({}),
  /** The database, Redis's data, uploaded files and certificates, where the swarm keeps them. See docs/backups.md. */
  backup: backupSchema.prefault({}),
  app: appSchema,
  resources: resourcesSchema,
  logs: logsSchema,
  /** Only for an emulated AWS, never for a real account. */
  emulator: z
    .strictObject({
      /** Resources that the emulator lacks, and the stack whose provider it cannot install: not synthesised. */
      omit: z
        .array(z.enum(["bucket-policy", "efs-backup-policy", "efs-file-system-policy", "images-stack"]))
        .default([]),
    })
    .optional(),
  /** OpenSSH client configuration for the host's address; default: the user's own. */
  ssh: z.strictObject({ configFile: z.string().optional() }).prefault({}),
});

export type EnvironmentInput = z.input<typeof environmentSchema>;
export type EnvironmentData = z.output<typeof environmentSchema>;
