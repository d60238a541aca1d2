import { type EnvironmentInput, secret } from "@django-swarm/environment";
import fc from "fast-check";
import { printableText } from "./awkward-text";

type App = EnvironmentInput["app"];
type Service = NonNullable<App["services"]>[number];

/** An object with any of its keys left out, but for `required`. */
const some = <T, K extends keyof T>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }, required: K[]) =>
  fc.record<T, K>(model, { requiredKeys: required });
const upTo = (max: number, min = 1): fc.Arbitrary<number> => fc.integer({ min, max });

/** None of these is a secret's name, nor that of a secret's file. */
const variables = fc.dictionary(
  fc.constantFrom("A", "Y", "NO", "ON", "_X", "NULL", "EMAIL_HOST", "LONG_NAME_1"),
  printableText,
);
const words = fc.array(printableText, { maxLength: 4 }).map((more) => ["run", ...more]);
const secretNames = fc.uniqueArray(
  fc.constantFrom("SECRET_KEY", "POSTGRES_PASSWORD", "EMAIL_PASSWORD", "A_1", "NULL_"),
);
const modulePath = fc.constantFrom("shop.settings", "config.settings.production", "_a1.b");
const ports = fc.constantFrom(80, 8000, 9000, 65535);

const server: fc.Arbitrary<App["server"]> = fc.oneof(
  some(
    {
      kind: fc.constant("gunicorn" as const),
      wsgiApplication: fc.constantFrom("shop.wsgi:application", "a.b.c:app_1"),
      replicas: upTo(5),
      workers: upTo(4),
      threads: upTo(8),
    },
    ["kind"],
  ),
  some(
    {
      kind: fc.constant("command" as const),
      command: words,
      port: ports,
      replicas: upTo(5),
      databaseConnections: upTo(50),
    },
    ["kind", "command", "port"],
  ),
);

const queues = fc.uniqueArray(
  some(
    {
      name: fc.constantFrom("celery", "mail", "a-1", "no", "on"),
      concurrency: upTo(4),
      replicas: upTo(3),
      taskTimeLimitSeconds: upTo(7200),
    },
    ["name"],
  ),
  { minLength: 1, maxLength: 3, selector: ({ name }) => name },
);
const celery: fc.Arbitrary<App["celery"]> = some(
  { app: fc.constantFrom("shop", "config.celery_app"), queues, beat: fc.boolean(), taskTimeLimitSeconds: upTo(600) },
  ["app"],
);

const allowFrom = fc.constantFrom("anywhere" as const, ["203.0.113.0/24"], ["198.51.100.7/32", "192.0.2.0/28"]);
const SERVICE_NAMES = ["search", "flower", "no", "y", "ws-1", "a0"];

/** `name` makes its paths unlike those of its siblings. */
const service = (name: string): fc.Arbitrary<Service> =>
  fc
    .tuple(
      some<Omit<Service, "name" | "image" | "command" | "healthCheck" | "port" | "public">, never>(
        {
          env: variables,
          secrets: fc.uniqueArray(fc.constantFrom("EXTRA_KEY", "SECRET_KEY")),
          replicas: fc.oneof(upTo(3), fc.constant("singleton" as const)),
          memoryLimitMiB: upTo(200, 64),
          databaseConnections: upTo(10, 0),
          networks: fc.uniqueArray(fc.constantFrom("main", "own", "no"), { minLength: 1 }),
          // More than draining and the longest request.
          stopGracePeriodSeconds: upTo(600, 80),
          cpuLimit: fc.constantFrom(0.5, 2),
        },
        [],
      ),
      fc.boolean(),
      words,
      printableText,
      fc.option(ports, { nil: undefined }),
      fc.option(
        some({ host: fc.constant(`${name}.example.com`), path: fc.constant(`/${name}`), allowFrom }, [
          "path",
          "allowFrom",
        ]),
        {
          nil: undefined,
        },
      ),
    )
    .map(([shared, onBackend, command, text, port, reached]): Service => {
      const at = port === undefined ? {} : { port, ...(reached === undefined ? {} : { public: reached }) };
      if (onBackend) {
        const healthCheck: Service["healthCheck"] =
          port === undefined ? { kind: "command", command: ["test", text] } : { kind: "http", path: "/live" };
        return { ...shared, ...at, name, image: "backend", command, healthCheck };
      }
      const unchecked = {
        healthCheck: { kind: "none", reason: "nothing in it could" },
        replicas: "singleton",
      } as const;
      const image = "registry.example.com:5000/any/image:1.2.3";
      return text.length % 2 === 0
        ? { ...shared, ...at, name, image, ...unchecked }
        : { ...shared, ...at, name, image, ...unchecked, command, secretsFrom: "environment" };
    });

const services = fc
  .subarray(SERVICE_NAMES, { maxLength: 3 })
  .chain((names) => fc.tuple(...names.map(service)) as fc.Arbitrary<Service[]>);

const app: fc.Arbitrary<App> = some<App, "settingsModule">(
  {
    settingsModule: modulePath,
    server,
    celery,
    services,
    requestTimeoutSeconds: upTo(60),
    healthCheckPath: fc.constantFrom("/", "/livez", "/a/b?c=d&e=$f"),
    routing: fc.constantFrom("nginx" as const, "traefik" as const),
    assets: fc.constantFrom("nginx" as const, "s3" as const),
    maxBodySizeMiB: upTo(100),
    backendPaths: fc.uniqueArray(fc.constantFrom("/api", "/admin/", "/a-b/c")),
    secrets: secretNames,
    secretsFrom: fc.constantFrom("environment" as const, "files" as const),
    env: variables,
    postgres: some(
      {
        database: fc.constantFrom("shop", "yes", "0444"),
        user: fc.constantFrom("shop", "no"),
        settings: fc.dictionary(
          fc.constantFrom("work_mem", "jit", "log_line_prefix"),
          fc.constantFrom("8MB", "0444", "%m $user: ", 12, true),
        ),
      },
      [],
    ),
  },
  ["settingsModule"],
);

const attached = (name: string) => fc.constant({ kind: "attached" as const, url: secret(name) });
const own = fc.constant({ kind: "swarm" as const });

/**
 * Definitions of environments, every one valid: over all that reaches the stack. The host is one that any of them fits.
 */
export const anyEnvironment: fc.Arbitrary<EnvironmentInput> = some<
  EnvironmentInput,
  "name" | "region" | "state" | "domain" | "acme" | "portainer" | "app" | "host"
>(
  {
    name: fc.constantFrom("shop-production", "no", "y", "a1-b2", "n".repeat(32)),
    region: fc.constantFrom("us-east-1", "eu-central-1"),
    state: fc.constant({ kind: "s3" as const, bucket: "states" }),
    domain: some(
      {
        zone: fc.constant("example.com"),
        host: fc.constantFrom("example.com", "www.shop.example.com"),
        portainerHost: fc.constant("ops.example.com"),
        aliases: fc.subarray(["blog.example.com", "a.b.example.com"]),
        redirects: fc.subarray(["old.example.com", "older.example.com"]),
        hsts: some({ maxAgeDays: upTo(3650, 0), includeSubdomains: fc.boolean() }, []),
      },
      ["zone", "host"],
    ),
    storage: some({ postgres: fc.constantFrom("ebs" as const, "efs" as const) }, []),
    host: some({ instanceType: fc.constantFrom("m7g.4xlarge", "m7i.4xlarge"), workers: upTo(3, 0) }, ["instanceType"]),
    database: fc.oneof(own, attached("DATABASE_URL")),
    cache: fc.oneof(own, attached("REDIS_URL"), fc.constant({ kind: "none" as const })),
    logs: fc.oneof(
      some({ driver: fc.constant("json-file" as const), maxSizeMiB: upTo(50), maxFiles: upTo(9) }, ["driver"]),
      fc.constant({ driver: "awslogs" as const }),
    ),
    resources: some({ nginx: fc.constant({ memoryLimitMiB: 64, cpuLimit: 0.5 }) }, []),
    acme: fc.constantFrom<EnvironmentInput["acme"]>(
      { email: "ops@example.com" },
      { email: "ops@example.com", directoryUrl: "staging", rootCertificateFile: "staging-root.pem" },
    ),
    portainer: fc.oneof(
      fc.record({ kind: fc.constant("enabled" as const), allowFrom }),
      fc.constant({ kind: "disabled" as const }),
    ),
    app,
  },
  ["name", "region", "state", "domain", "acme", "portainer", "app", "host"],
).map((environment) => {
  const { celery: _, ...withoutCelery } = environment.app;
  // Redis is its broker.
  return environment.cache?.kind === "none" ? { ...environment, app: withoutCelery } : environment;
});
