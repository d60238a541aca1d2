import type { Environment } from "@django-swarm/environment";
import { buildStack } from "./build-stack";
import { placeholderInputs } from "./cli/placeholder-inputs";

/**
 * Names of the services that are given a secret, by the secret's name; those that no service is given are left out.
 *
 * @throws ConfigError when a file that the environment names cannot be read.
 */
export function secretUsers(environment: Environment): ReadonlyMap<string, readonly string[]> {
  const { services } = buildStack(placeholderInputs(environment, { tag: "any" }));
  const users = new Map<string, string[]>();
  for (const { name, secrets } of services) {
    for (const secret of secrets) users.set(secret, [...(users.get(secret) ?? []), name]);
  }
  return users;
}
