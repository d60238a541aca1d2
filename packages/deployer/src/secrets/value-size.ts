import { applicationSecrets, type Environment } from "@django-swarm/environment";

/** swarmkit's MaxSecretSize is 500 KiB, and a secret must be smaller. */
const MOST_BYTES = 500 * 1024 - 1;
/** Linux's MAX_ARG_STRLEN: what one variable may have, with its name, "=" and the NUL at its end. */
const MOST_VARIABLE_BYTES = 128 * 1024;

/** Why a secret's value is too large for the swarm, or for the application; undefined: it is not. */
export function sizeProblem(environment: Environment, name: string, value: string): string | undefined {
  const bytes = Buffer.byteLength(value);
  if (bytes > MOST_BYTES) return `it has ${bytes} bytes; a secret of the swarm holds ${MOST_BYTES}`;
  const isVariable = environment.app.secretsFrom === "environment" && applicationSecrets(environment).includes(name);
  const most = MOST_VARIABLE_BYTES - Buffer.byteLength(name) - 2;
  if (isVariable && bytes > most) return `it has ${bytes} bytes; an environment variable of this name holds ${most}`;
  return undefined;
}
