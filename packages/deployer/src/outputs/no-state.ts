import { ConfigError, DjangoSwarmError, type Environment } from "@django-swarm/environment";

/** Code of the error of a stack that has no state, or none any more. */
const NO_STATE = "outputs/no-state";

export const noState = (environment: Environment, why: string): ConfigError =>
  new ConfigError(`The environment ${environment.name} has no state: ${why}.`, {
    code: NO_STATE,
    hint: `Bring it up first: \`cdktf deploy ${environment.name}\`.`,
  });

/** What a stack put out; undefined where it has no state. */
export async function unlessNoState<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DjangoSwarmError && error.code === NO_STATE) return undefined;
    throw error;
  }
}
