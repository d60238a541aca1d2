import type { Environment } from "@django-swarm/environment";
import {
  type DatabaseLogin,
  databaseLoginJob,
  knownLogins,
  renderStack,
  stackConfigs,
} from "@django-swarm/stack-renderer";

/** Makes the job that changes who may log in to the swarm's own database. */
export type LoginJob = (request: {
  readonly action: "grant" | "revoke";
  readonly login: DatabaseLogin;
  /** Of Postgres. */
  readonly image: string;
  /** All secrets of the environment that the swarm has. */
  readonly secretNames: readonly string[];
}) => {
  readonly yaml: string;
  /** Content of its configs, by name. */
  readonly configs: ReadonlyMap<string, string>;
};

export const loginJobOf =
  (environment: Environment): LoginJob =>
  ({ action, login, image, secretNames }) => {
    const others = knownLogins(environment, secretNames).filter(({ role }) => role !== login.role);
    const job = databaseLoginJob({ environment, image, action, login, others });
    return {
      yaml: renderStack(job),
      configs: new Map(stackConfigs(job).map(({ name, content }) => [name, content])),
    };
  };
