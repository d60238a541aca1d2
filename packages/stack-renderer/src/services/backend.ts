import { applicationSecrets, type Environment, siteHosts } from "@django-swarm/environment";
import { attachedUrls, type ConfigMount, withSecrets } from "../container-files";
import type { BindMount } from "../model/service";
import type { StackInputs } from "../stack-inputs";
import { assets } from "./assets";
import { NETWORKS } from "./networks";

/** What gunicorn, celery, beat and the jobs share, so that one never differs from the other. */
export interface Backend {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly networks: readonly string[];
  readonly binds: readonly BindMount[];
  /** Puts secrets into the environment. */
  readonly entrypoint: readonly string[];
  /** What the entrypoint reads. */
  readonly mounts: readonly ConfigMount[];
}

export function backend(inputs: StackInputs): Backend {
  const { environment, images } = inputs;
  const wrapper = withSecrets(environment);
  const isAttached = [environment.database, environment.cache].some(({ kind }) => kind === "attached");
  return {
    image: images.backend,
    environment: backendVariables(inputs),
    secrets: applicationSecrets(environment),
    networks: [NETWORKS.main],
    binds: assets(inputs).writing,
    entrypoint: ["/bin/sh", wrapper.file.target],
    mounts: isAttached ? [wrapper, attachedUrls(environment)] : [wrapper],
  };
}

function backendVariables(inputs: StackInputs): Readonly<Record<string, string>> {
  const { environment } = inputs;
  const { app } = environment;
  const hosts = siteHosts(environment);
  return {
    DJANGO_SETTINGS_MODULE: app.settingsModule,
    DEBUG: "0",
    ALLOWED_HOSTS: hosts.join(","),
    CSRF_TRUSTED_ORIGINS: hosts.map((host) => `https://${host}`).join(","),
    ...databaseVariables(environment),
    ...cacheVariables(environment),
    ...assets(inputs).variables,
    PYTHONUNBUFFERED: "1",
    ...app.env,
  };
}

/** How the application reaches its database; of an attached one the entrypoint learns that from the URL. */
function databaseVariables({ app, database }: Environment): Readonly<Record<string, string>> {
  if (database.kind === "attached") return { DJANGO_SWARM_DATABASE_URL_SECRET: database.url.secret };
  return {
    POSTGRES_NAME: app.postgres.database,
    POSTGRES_USERNAME: app.postgres.user,
    POSTGRES_SERVICE_HOST: "postgres",
    POSTGRES_SERVICE_PORT: "5432",
  };
}

function cacheVariables({ cache }: Environment): Readonly<Record<string, string>> {
  if (cache.kind === "attached") return { DJANGO_SWARM_CACHE_URL_SECRET: cache.url.secret };
  return { REDIS_SERVICE_HOST: "redis" };
}
