import type { Environment } from "@django-swarm/environment";
import { type ConfigMount, withSecrets } from "../container-files";
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
  /** The entrypoint that puts secrets into the environment. */
  readonly entrypoint: readonly string[];
  readonly wrapper: ConfigMount;
}

export function backend({ environment, images, paths }: StackInputs): Backend {
  const wrapper = withSecrets(environment);
  return {
    image: images.backend,
    environment: backendVariables(environment),
    secrets: [...new Set([...environment.app.secrets, "POSTGRES_PASSWORD"])],
    networks: [NETWORKS.main],
    binds: [{ source: `${paths.dataRoot}/assets`, target: ASSETS.root }],
    entrypoint: ["/bin/sh", wrapper.file.target],
    wrapper,
  };
}

function backendVariables({ app, domain }: Environment): Readonly<Record<string, string>> {
  return {
    DJANGO_SETTINGS_MODULE: app.settingsModule,
    DEBUG: "0",
    ALLOWED_HOSTS: domain.host,
    CSRF_TRUSTED_ORIGINS: `https://${domain.host}`,
    POSTGRES_NAME: app.postgres.database,
    POSTGRES_USERNAME: app.postgres.user,
    POSTGRES_SERVICE_HOST: "postgres",
    POSTGRES_SERVICE_PORT: "5432",
    REDIS_SERVICE_HOST: "redis",
    S3_BUCKET_NAME: "",
    STATIC_ROOT: ASSETS.static,
    MEDIA_ROOT: ASSETS.media,
    PYTHONUNBUFFERED: "1",
    ...app.env,
  };
}
