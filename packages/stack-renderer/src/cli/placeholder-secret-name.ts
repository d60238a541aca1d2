import type { Environment } from "@django-swarm/environment";
import { contentHash } from "../content-hash";
import { objectName } from "../object-name";

const NO_HASH = "0".repeat(16);

/**
 * What a secret is called in the swarm where its value is not known: zeros in the place of its hash; a hash of its own
 * name where that is cut, so that no two become one.
 */
export function placeholderSecretName(environment: Environment, secret: string): string {
  const readable = `${environment.name}_${secret}`;
  const plain = objectName(readable, NO_HASH);
  return plain === `${readable}_${NO_HASH}` ? plain : objectName(readable, contentHash(secret));
}
