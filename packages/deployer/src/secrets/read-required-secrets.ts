import { ConfigError, type Environment, requiredSecrets } from "@django-swarm/environment";
import { openSecretSource } from "./open-secret-source";

/**
 * The values of every secret that the environment needs.
 *
 * @throws ConfigError naming all that are missing.
 */
export async function readRequiredSecrets(environment: Environment): Promise<ReadonlyMap<string, string>> {
  const names = requiredSecrets(environment);
  const source = await openSecretSource(environment);
  const values = await source.read(names);
  const missing = names.filter((name) => !values.has(name));
  if (missing.length === 0) return values;
  throw missingSecrets(environment, source.place, missing);
}

export const missingSecrets = (environment: Environment, place: string, missing: readonly string[]): ConfigError =>
  new ConfigError(
    `${environment.name} lacks ${missing.length === 1 ? "a secret" : `${missing.length} secrets`} in ${place}.`,
    {
      code: "secrets/missing",
      details: missing,
      hint:
        environment.secrets.kind === "ssm"
          ? `Make random ones with \`deployer secrets generate ${environment.name}\`, or set your own with \`deployer secrets set NAME ${environment.name}\`.`
          : "Set these environment variables.",
    },
  );
