import { type Environment, requiredSecrets } from "@django-swarm/environment";
import { secretObjectNames, secretUsers } from "@django-swarm/stack-renderer";
import { malformedUrls } from "./attached-urls";
import type { SecretFacts } from "./describe-secrets";
import type { SecretSource } from "./secret-source";

/** What the source and the definition say of an environment's secrets; the swarm is another matter. */
export async function readSecretFacts(
  environment: Environment,
  source: SecretSource,
): Promise<Omit<SecretFacts, "running">> {
  const names = requiredSecrets(environment);
  const [values, changedAt] = await Promise.all([source.read(names), source.lastChanged(names)]);
  return {
    names,
    objectNames: await secretObjectNames(environment, values),
    malformed: new Set(malformedUrls(environment, values).keys()),
    changedAt,
    users: secretUsers(environment),
  };
}
