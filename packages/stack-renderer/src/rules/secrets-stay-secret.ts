import type { Rule } from "./rule";

/** Environment values stand in the stack file, in the engine's API and in every `docker inspect`. */
export const secretsStaySecret: Rule = ({ services, secrets }) => {
  const names = new Set(secrets.map(({ key }) => key));
  return services.flatMap(({ name, environment }) =>
    Object.keys(environment)
      .filter((variable) => names.has(variable))
      .map((variable) => `services.${name}.environment.${variable}: is a secret and must not be an environment value`),
  );
};
