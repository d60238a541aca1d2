import { applicationSecrets, type Environment } from "@django-swarm/environment";
import { attachedUrls, type ConfigMount, withSecrets } from "../container-files";
import type { BindMount } from "../model/service";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";

/** Where containers see collected and uploaded files. */
export const ASSETS = { root: "/data/assets", static: "/data/assets/static", media: "/data/assets/media" } as const;
export const STATIC_PREFIX = "/static/";

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

export function backend({ environment, images, paths }: StackInputs): Backend {
  const wrapper = withSecrets(environment);
  const isAttached = [environment.database, environment.cache].some(({ kind }) => kind === "attached");
  return {
    image: images.backend,
    environment: backendVariables(environment),
    secrets: applicationSecrets(environment),
    networks: [NETWORKS.main],
    binds: [{ source: `${paths.dataRoot}/assets`, target: ASSETS.root }],
    entrypoint: ["/bin/sh", wrapper.file.target],
    mounts: isAttached ? [wrapper, attachedUrls(environment)] : [wrapper],
  };
}

function backendVariables(environment: Environment): Readonly<Record<string, string>> {
  const { app, domain } = environment;
  return {
    DJANGO_SETTINGS_MODULE: app.settingsModule,
    DEBUG: "0",
    ALLOWED_HOSTS: domain.host,
    CSRF_TRUSTED_ORIGINS: `https://${domain.host}`,
    ...databaseVariables(environment),
    ...cacheVariables(environment),
    S3_BUCKET_NAME: "",
    STATIC_ROOT: ASSETS.static,
    MEDIA_ROOT: ASSETS.media,
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
