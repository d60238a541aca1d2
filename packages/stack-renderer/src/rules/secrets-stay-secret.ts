import { SECRET_PATTERNS } from "@django-swarm/environment";
import type { Problem, Rule } from "./rule";

const SECRET_NAME = /(PASSWORD|PASSWD|SECRET_KEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|AUTH_TOKEN)$/;

/** Environment values stand in the stack file, in the engine's API and in every `docker inspect`, for all to read. */
export const secretsStaySecret: Rule = ({ services, secrets }) => {
  const names = new Set(secrets.map(({ key }) => key));
  return services.flatMap(({ name, environment }) =>
    Object.entries(environment).flatMap(([variable, value]): Problem[] => {
      const path = `services.${name}.environment.${variable}`;
      if (names.has(variable)) return [`${path}: is a secret and must not be an environment value`];
      const found = SECRET_PATTERNS.find(({ pattern }) => pattern.test(value))?.what;
      const what = found ?? (value !== "" && SECRET_NAME.test(variable) ? "a secret by its name" : undefined);
      return what === undefined ? [] : [`${path}: looks like ${what}: declare it under app.secrets instead`];
    }),
  );
};
