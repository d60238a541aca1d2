import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { Environment } from "@django-swarm/environment";
import { objectName } from "./object-name";

/** 16 MiB and some 60 ms a guess; the salt is the secret's own place, since every laptop must find the same name. */
const COST = { N: 2 ** 14, r: 8, p: 1, maxmem: 2 ** 25 } as const;
const HASH_BYTES = 8;
const hashOf = promisify<string, string, number, object, Buffer>(scrypt);

/**
 * The name under which a secret's value is kept in the swarm; another value gives another name, so that the services
 * that use it are updated. Names are no secret (they stand in stack files and in the engine's API), so the hash is
 * scrypt, salted with environment and secret: a short password that somebody chose cannot be tried against it quickly,
 * nor once for all environments.
 */
export async function secretObjectName(environment: Environment, secret: string, value: string): Promise<string> {
  const salt = `django-swarm/secret-name/${environment.name}/${secret}`;
  const hash = await hashOf(value, salt, HASH_BYTES, COST);
  return objectName(`${environment.name}_${secret}`, hash.toString("hex"));
}

/** The same of several, by their own names: a processor each. */
export async function secretObjectNames(
  environment: Environment,
  values: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const named = async ([name, value]: readonly [string, string]): Promise<readonly [string, string]> => [
    name,
    await secretObjectName(environment, name, value),
  ];
  return new Map(await Promise.all([...values].map(named)));
}
