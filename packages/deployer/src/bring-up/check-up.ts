import { ConfigError } from "@django-swarm/environment";
import type { UpFacts } from "./up-plan";

/** @throws ConfigError when a part would fail later for what only a person can bring. Nothing was changed. */
export function assertCanBringUp({ environment, secrets }: UpFacts): void {
  if (secrets.wanted.length === 0) return;
  throw new ConfigError(`${environment} needs values that only you know, in ${secrets.place}.`, {
    code: "up/secrets",
    details: secrets.wanted,
    hint: `Set them with \`deployer secrets set NAME ${environment}\`, then run \`deployer up ${environment}\` again.`,
  });
}
