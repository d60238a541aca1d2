import { testWith } from "@django-swarm/environment/testing";
import fc from "fast-check";
import { cacheUrlProblems } from "../attached-url/cache-url";
import { databaseUrlProblems, LIBPQ_VARIABLES } from "../attached-url/database-url";
import { runWithSecrets, variablesWith } from "../testing/run-with-secrets";
import { cacheUrl, databaseUrl } from "../testing/service-urls";
import { temporaryDirectory } from "../testing/temporary-directory";

const directory = temporaryDirectory();
const SHELLS: readonly [string, ...string[]][] = [["dash"], ["busybox", "sh"], ["bash", "--posix"]];
const variables = { DJANGO_SWARM_DATABASE_URL_SECRET: "DATABASE_URL", DJANGO_SWARM_CACHE_URL_SECRET: "REDIS_URL" };
const DATABASE_URL = "postgres://u:p@db/app";
const REDIS_URL = "redis://cache";

const OURS = /^(POSTGRES|REDIS|PG|DATABASE)/;

/** What the script adds to the environment of a container with these secrets. */
const partsOf = (secrets: Readonly<Record<string, string>>, shell?: readonly [string, ...string[]]) =>
  Object.fromEntries(
    Object.entries(
      variablesWith({
        directory,
        variables,
        secrets: { DATABASE_URL, REDIS_URL, ...secrets },
        ...(shell && { shell }),
      }),
    ).filter(([name]) => OURS.test(name)),
  );

/** What Node's own parser makes of the same URLs. */
function expectedParts(databaseText: string, cacheText: string): Record<string, string> {
  const [database, cache] = [new URL(databaseText), new URL(cacheText)];
  const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, "$1");
  const parameters = database.search === "" ? [] : database.search.slice(1).split("&");
  return {
    DATABASE_URL: databaseText,
    REDIS_URL: cacheText,
    POSTGRES_NAME: decodeURIComponent(database.pathname.slice(1)),
    POSTGRES_USERNAME: decodeURIComponent(database.username),
    POSTGRES_PASSWORD: decodeURIComponent(database.password),
    POSTGRES_SERVICE_HOST: withoutBrackets(database.hostname),
    POSTGRES_SERVICE_PORT: database.port || "5432",
    REDIS_SERVICE_HOST: withoutBrackets(cache.hostname),
    REDIS_SERVICE_PORT: cache.port || "6379",
    ...(cache.username ? { REDIS_USERNAME: decodeURIComponent(cache.username) } : {}),
    ...(cache.password ? { REDIS_PASSWORD: decodeURIComponent(cache.password) } : {}),
    ...Object.fromEntries(
      parameters.map((parameter) => {
        const [name = "", value = ""] = parameter.split("=");
        return [LIBPQ_VARIABLES[name], decodeURIComponent(value)];
      }),
    ),
  };
}

for (const shell of SHELLS) {
  testWith(shell[0])(`${shell.join(" ")} takes every URL that we accept apart as Node does`, () => {
    fc.assert(
      fc.property(databaseUrl, cacheUrl, (database, cache) => {
        expect([...databaseUrlProblems(database), ...cacheUrlProblems(cache)]).toEqual([]);
        expect(partsOf({ DATABASE_URL: database, REDIS_URL: cache }, shell)).toEqual(expectedParts(database, cache));
      }),
      { numRuns: 60 },
    );
  });
}

test("the parts win over what the container's own variables say, and newlines at the URL's end are dropped", () => {
  const parts = variablesWith({
    directory,
    secrets: { DATABASE_URL: "postgresql://app:p%40ss@db.example.com/app?sslmode=verify-full&sslrootcert=system\n" },
    variables: {
      DJANGO_SWARM_DATABASE_URL_SECRET: "DATABASE_URL",
      POSTGRES_SERVICE_HOST: "postgres",
      PGSSLMODE: "disable",
    },
  });
  expect(parts).toMatchObject({
    POSTGRES_SERVICE_HOST: "db.example.com",
    POSTGRES_PASSWORD: "p@ss",
    PGSSLMODE: "verify-full",
    PGSSLROOTCERT: "system",
  });
  expect(Object.keys(parts).filter((name) => name.startsWith("REDIS"))).toEqual([]);
});

test("the secret may have any name", () => {
  expect(
    variablesWith({
      directory,
      secrets: { CACHE: "redis://:x@c:1" },
      variables: { DJANGO_SWARM_CACHE_URL_SECRET: "CACHE" },
    }),
  ).toMatchObject({ CACHE: "redis://:x@c:1", REDIS_SERVICE_HOST: "c", REDIS_SERVICE_PORT: "1", REDIS_PASSWORD: "x" });
});

test("without its secret a container does not start, and says which one it lacks", () => {
  const { status, stdout, stderr } = runWithSecrets({
    directory,
    secrets: {},
    variables: { DJANGO_SWARM_DATABASE_URL_SECRET: "DATABASE_URL" },
  });
  expect(status).not.toBe(0);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/DATABASE_URL: the URL of the attached database is not there/);
});
