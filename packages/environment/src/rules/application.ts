import { rule } from "./rule";

const FIX = "is a secret: set it with `deployer secrets set`";
/** What stands there may be what should not. */
const FOUND = "…";

export const secretsAreNoVariables = rule(["app"], ({ app }, refuse) => {
  for (const name of new Set([...app.secrets, "POSTGRES_PASSWORD"])) {
    if (name in app.env) refuse(`app.env.${name}`, FOUND, FIX);
    for (const image of ["backend", "frontend"] as const) {
      const path = `app.build.${image}.buildArgs.${name}`;
      if (name in (app.build?.[image].buildArgs ?? {}))
        refuse(path, FOUND, `${FIX}; an image shows its build arguments`);
    }
  }
});

export const attachedUrlsAreNoVariables = rule(["app", "database", "cache"], ({ app, database, cache }, refuse) => {
  for (const service of [database, cache]) {
    if (service.kind !== "attached" || app.secrets.includes(service.url.secret)) continue;
    if (service.url.secret in app.env) refuse(`app.env.${service.url.secret}`, FOUND, FIX);
  }
});

export const queuesAreDistinct = rule(["app"], ({ app }, refuse) => {
  const names = app.celery?.queues.map(({ name }) => name) ?? [];
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) refuse(`app.celery.queues.${index}.name`, name, "is there twice");
  });
});
