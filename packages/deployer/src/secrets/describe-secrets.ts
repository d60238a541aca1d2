import type { LiveStack } from "../swarm/read-stack";
import type { SecretStatus } from "./secret-status";

/** Names of the swarm's objects that a service has, by the secret that each is. */
export type ServiceSecrets = ReadonlyMap<string, string>;

export interface SecretFacts {
  /** Every secret that the environment needs. */
  readonly names: readonly string[];
  /** What the kept value of each would be called in the swarm; without those that are missing. */
  readonly objectNames: ReadonlyMap<string, string>;
  readonly malformed: ReadonlySet<string>;
  readonly changedAt: ReadonlyMap<string, Date>;
  /** Services that are given a secret by the definition, by the secret. */
  readonly users: ReadonlyMap<string, readonly string[]>;
  /** What each service that runs has; undefined: the swarm could not be seen. */
  readonly running: ReadonlyMap<string, ServiceSecrets> | undefined;
}

/** How each secret stands, where it is kept and where it is used. Compares names: values are not needed. */
export const describeSecrets = (facts: SecretFacts): readonly SecretStatus[] =>
  facts.names.map((name) => {
    const services = facts.users.get(name) ?? [];
    return {
      name,
      kept: !facts.objectNames.has(name) ? "missing" : facts.malformed.has(name) ? "malformed" : "set",
      changedAt: facts.changedAt.get(name)?.toISOString(),
      services,
      ...standing(services, name, facts),
    };
  });

function standing(
  services: readonly string[],
  name: string,
  { objectNames, running }: SecretFacts,
): Pick<SecretStatus, "inSwarm" | "behind"> {
  if (running === undefined) return { inSwarm: "unknown", behind: [] };
  const has = (service: string): string | undefined => running.get(service)?.get(name);
  if (services.every((service) => has(service) === undefined)) return { inSwarm: "absent", behind: services };
  const kept = objectNames.get(name);
  if (kept === undefined) return { inSwarm: "unknown", behind: [] };
  const behind = services.filter((service) => has(service) !== kept);
  return { inSwarm: behind.length === 0 ? "current" : "outdated", behind };
}

/** Which secrets the services of a stack run with. */
export const runningSecrets = ({ services }: LiveStack): ReadonlyMap<string, ServiceSecrets> =>
  new Map(
    [...services].map(([name, { Spec }]) => {
      const { Secrets = [] } = Spec.TaskTemplate.ContainerSpec;
      return [name, new Map(Secrets.map(({ SecretName, File }) => [File?.Name ?? SecretName, SecretName]))];
    }),
  );
