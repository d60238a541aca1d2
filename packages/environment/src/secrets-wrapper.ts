import type { Environment } from "./environment";

/** Where containers find the script that puts their secrets into variables. */
export const SECRETS_WRAPPER_PATH = "/django-swarm/with-secrets";

/**
 * What a command in a container of the application's image stands behind to see its secrets: `docker exec` sees no
 * variable that the container's own command has set. Empty where the application reads its secrets from files.
 */
export const secretsWrapper = ({ app }: Environment): readonly string[] =>
  app.secretsFrom === "environment" ? ["/bin/sh", SECRETS_WRAPPER_PATH] : [];
