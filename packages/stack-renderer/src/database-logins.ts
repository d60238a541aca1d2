import type { Environment } from "@django-swarm/environment";
import { objectName } from "./object-name";

/** Who may log in to the swarm's own database, and the secret in the swarm that has the password. */
export interface DatabaseLogin {
  readonly role: string;
  /** Name of the object. */
  readonly secret: string;
}

/** The key of the secret that Postgres sets a new database up with; it is not read again after that. */
export const INITIAL_PASSWORD = "POSTGRES_INITIAL_PASSWORD";
/** Postgres cuts longer names. */
const MAX_ROLE_BYTES = 63;
const HASH_CHARACTERS = 8;

/** The name of the secret that Postgres sets a new database up with: the same whatever the password is by now. */
export const initialPasswordName = ({ name }: Environment): string =>
  objectName(`${name}_POSTGRES`, "initial-password");

/**
 * The login that goes with a password: each password has a role of its own, so that for the time of a release the old
 * one and the new one both work.
 *
 * @param secret name of the object that has the password; see secretObjectName.
 */
export function databaseLogin({ app }: Environment, secret: string): DatabaseLogin {
  const hash = secret.slice(-HASH_CHARACTERS);
  return { role: `${app.postgres.user.slice(0, MAX_ROLE_BYTES - 1 - hash.length)}_${hash}`, secret };
}

/** Every login whose password the swarm has, by the names of its secrets. */
export const knownLogins = (environment: Environment, secretNames: readonly string[]): readonly DatabaseLogin[] => {
  const { name, app } = environment;
  const prefix = objectName(`${name}_POSTGRES_PASSWORD`, "0123456789abcdef").slice(0, -16);
  const initial = initialPasswordName(environment);
  return secretNames.flatMap((secret) => {
    if (secret === initial) return [{ role: app.postgres.user, secret }];
    const isPassword = secret.startsWith(prefix) && secret.length === prefix.length + 16;
    // The owner has the password that a release was ended with last.
    return isPassword ? [databaseLogin(environment, secret), { role: app.postgres.user, secret }] : [];
  });
};
