import { applicationSecrets } from "../names";
import { rule } from "./rule";

/** Without a broker every task that is sent is an error, and every worker restarts for good. */
export const celeryHasABroker = rule(["app", "cache"], ({ app, cache }, refuse) => {
  if (app.celery === undefined || cache.kind !== "none") return;
  refuse("cache.kind", cache.kind, 'must be "swarm" or "attached": Redis is celery\'s broker; or leave app.celery out');
});

/** What comes last wins: a file's name from elsewhere would hide the secret. */
export const secretFilesAreNamedOnce = rule(["app", "database", "cache"], (environment, refuse) => {
  const { secretsFrom, env } = environment.app;
  if (secretsFrom !== "files") return;
  for (const name of applicationSecrets(environment)) {
    const variable = `${name}_FILE`;
    if (variable in env) refuse(`app.env.${variable}`, env[variable], "is set by app.secretsFrom: take it away");
  }
});
