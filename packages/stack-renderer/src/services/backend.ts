import { applicationSecrets, type Environment, secretsWrapper, siteHosts } from "@django-swarm/environment";
import { attachedUrls, type ConfigMount, withSecrets } from "../container-files";
import type { BindMount } from "../model/service";
import type { StackInputs } from "../stack-inputs";
import { assets } from "./assets";
import { NETWORKS } from "./networks";
import { secretFiles } from "./secret-files";

/** What web server, workers, beat and the jobs share, so that one never differs from the other. */
export interface Backend {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly networks: readonly string[];
  readonly binds: readonly BindMount[];
  /** Goes before every command and puts secrets into the environment; empty where they are read from files. */
  readonly wrapper: readonly string[];
  /** What the wrapper reads. */
  readonly mounts: readonly ConfigMount[];
  /** Whether /bin/sh may be relied on. */
  readonly hasShell: boolean;
}

export function backend(inputs: StackInputs): Backend {
  const { environment, images } = inputs;
  const wrapper = secretsWrapper(environment);
  return {
    image: images.backend,
    environment: backendVariables(inputs),
    secrets: applicationSecrets(environment),
    networks: [NETWORKS.main],
    binds: assets(inputs).writing,
    wrapper,
    mounts: wrapper.length === 0 ? [] : wrapperFiles(environment),
    hasShell: environment.app.secretsFrom === "environment",
  };
}

function wrapperFiles(environment: Environment): readonly ConfigMount[] {
  const isAttached = [environment.database, environment.cache].some(({ kind }) => kind === "attached");
  return isAttached ? [withSecrets(environment), attachedUrls(environment)] : [withSecrets(environment)];
}

/** Names that the application answers to. */
export const hostVariables = (hosts: readonly string[]): Readonly<Record<string, string>> => ({
  ALLOWED_HOSTS: hosts.join(","),
  CSRF_TRUSTED_ORIGINS: hosts.map((host) => `https://${host}`).join(","),
});

function backendVariables(inputs: StackInputs): Readonly<Record<string, string>> {
  const { environment } = inputs;
  const { app } = environment;
  return {
    DJANGO_SETTINGS_MODULE: app.settingsModule,
    DEBUG: "0",
    ...hostVariables(siteHosts(environment)),
    ...databaseVariables(inputs),
    ...cacheVariables(environment),
    ...assets(inputs).variables,
    PYTHONUNBUFFERED: "1",
    ...(app.secretsFrom === "files" ? secretFiles(applicationSecrets(environment)) : {}),
    ...app.env,
  };
}

/** How the application reaches its database; of an attached one its URL says that: to the wrapper, or in a file. */
function databaseVariables({ environment, databaseRole }: StackInputs): Readonly<Record<string, string>> {
  const { app, database } = environment;
  if (database.kind === "attached") return urlSecret(app, "DJANGO_SWARM_DATABASE_URL_SECRET", database.url.secret);
  return {
    POSTGRES_NAME: app.postgres.database,
    POSTGRES_USERNAME: databaseRole ?? app.postgres.user,
    POSTGRES_SERVICE_HOST: "postgres",
    POSTGRES_SERVICE_PORT: "5432",
  };
}

function cacheVariables({ app, cache }: Environment): Readonly<Record<string, string>> {
  if (cache.kind === "attached") return urlSecret(app, "DJANGO_SWARM_CACHE_URL_SECRET", cache.url.secret);
  return cache.kind === "swarm" ? { REDIS_SERVICE_HOST: "redis" } : {};
}

/** Which secret the wrapper takes apart. */
const urlSecret = (
  { secretsFrom }: Environment["app"],
  variable: string,
  name: string,
): Readonly<Record<string, string>> => (secretsFrom === "environment" ? { [variable]: name } : {});
