import { ConfigError, type Environment } from "@django-swarm/environment";

export const noState = (environment: Environment, why: string): ConfigError =>
  new ConfigError(`The environment ${environment.name} has no state: ${why}.`, {
    code: "outputs/no-state",
    hint: `Bring it up first: \`cdktf deploy ${environment.name}\`.`,
  });
