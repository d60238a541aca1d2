import { ConfigError, type Environment, requiredSecrets } from "@django-swarm/environment";
import { attachedUrls, malformedUrls } from "./attached-urls";
import { openSecretSource } from "./open-secret-source";

/**
 * The values of every secret that the environment needs.
 *
 * @throws ConfigError naming all that are missing or malformed.
 */
export async function readRequiredSecrets(environment: Environment): Promise<ReadonlyMap<string, string>> {
  const source = await openSecretSource(environment);
  const values = await source.read(requiredSecrets(environment));
  assertComplete(environment, source.place, values);
  return values;
}

/** @throws ConfigError naming every secret that is missing, and every URL that is malformed; no value is shown. */
export function assertComplete(environment: Environment, place: string, values: ReadonlyMap<string, string>): void {
  const missing = requiredSecrets(environment).filter((name) => !values.has(name));
  const malformed = malformedUrls(environment, values);
  if (missing.length === 0 && malformed.size === 0) return;
  const lacks = `lacks ${missing.length === 1 ? "a secret" : `${missing.length} secrets`}`;
  const says = [...(missing.length > 0 ? [lacks] : []), ...(malformed.size > 0 ? ["has a malformed URL"] : [])];
  throw new ConfigError(`${environment.name} ${says.join(" and ")} in ${place}.`, {
    code: missing.length > 0 ? "secrets/missing" : "secrets/malformed-url",
    details: [
      ...missing,
      ...[...malformed].flatMap(([name, problems]) => problems.map((problem) => `${name}: ${problem}`)),
    ],
    hint: environment.secrets.kind === "ssm" ? ssmHint(environment, missing) : "Set these environment variables.",
  });
}

function ssmHint(environment: Environment, missing: readonly string[]): string {
  const set = `set your own with \`deployer secrets set NAME ${environment.name}\`.`;
  return missing.some((name) => !attachedUrls(environment).has(name))
    ? `Make random ones with \`deployer secrets generate ${environment.name}\`, or ${set}`
    : set.replace("set your own", "Set it");
}
