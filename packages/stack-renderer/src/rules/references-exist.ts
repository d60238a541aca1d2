import { problem, type Rule } from "./rule";

/** A network, config or secret that the stack does not have ends the deployment when half of the services are new. */
export const referencesExist: Rule = ({ services, networks, configs, secrets }) => {
  const keys = {
    networks: new Set(networks.map(({ key }) => key)),
    configs: new Set(configs.map(({ key }) => key)),
    secrets: new Set(secrets.map(({ key }) => key)),
  };
  return [
    ...services.flatMap((service) =>
      [
        ...service.networks.map((key) => ["networks", key] as const),
        ...service.configs.map(({ config }) => ["configs", config] as const),
        ...service.secrets.map((key) => ["secrets", key] as const),
      ]
        .filter(([kind, key]) => !keys[kind].has(key))
        .map(([kind, key]) => problem(`services.${service.name}.${kind}`, `must be one of the stack's ${kind}`, key)),
    ),
    ...secrets
      .filter(({ name }) => name === "")
      .map(
        ({ key }) => `secrets.${key}: no value was given for this secret: set it with \`deployer secrets set ${key}\``,
      ),
  ];
};
