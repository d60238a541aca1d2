import { type Engine, engineStatus } from "./engine";
import { ENVIRONMENT_LABEL, STACK_LABEL } from "./stack-labels";

/** An overlay network as `docker stack deploy` makes it. */
export interface WantedNetwork {
  /** The stack that it belongs to. */
  readonly stack: string;
  readonly attachable: boolean;
  readonly internal: boolean;
}

/** What the swarm shall have, by name. Names of secrets and configs are content-hashed: the same name, the same content. */
export interface WantedObjects {
  readonly secrets: ReadonlyMap<string, string>;
  readonly configs: ReadonlyMap<string, string>;
  /** Those that a job joins: it may run before any service of the stack has brought them. */
  readonly networks: ReadonlyMap<string, WantedNetwork>;
}

export interface MissingObjects {
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly networks: readonly string[];
}

/** Which of the wanted objects the swarm does not have yet. */
export async function missingObjects(engine: Engine, wanted: WantedObjects): Promise<MissingObjects> {
  const [secrets, configs, networks] = await Promise.all([
    engine.listSecrets(),
    engine.listConfigs(),
    engine.listNetworks({ filters: { scope: ["swarm"] } }),
  ]);
  const existing = (objects: readonly object[]): Set<string | undefined> =>
    new Set(objects.map((object) => (object as { Spec?: { Name?: string } }).Spec?.Name));
  const have = {
    secrets: existing(secrets),
    configs: existing(configs),
    networks: new Set(networks.map(({ Name }) => Name)),
  };
  const lacking = (kind: keyof WantedObjects): readonly string[] =>
    [...wanted[kind].keys()].filter((name) => !have[kind].has(name));
  return { secrets: lacking("secrets"), configs: lacking("configs"), networks: lacking("networks") };
}

/** Creates what is missing; values travel in the body of the request, over the forwarded socket. */
export async function createObjects(
  engine: Engine,
  environmentName: string,
  wanted: WantedObjects,
  missing: MissingObjects,
): Promise<void> {
  const spec = (Name: string, content = ""): { Name: string; Labels: Record<string, string>; Data: string } => ({
    Name,
    Labels: { [ENVIRONMENT_LABEL]: environmentName },
    Data: Buffer.from(content).toString("base64"),
  });
  await Promise.all([
    ...missing.secrets.map((name) => tolerateExisting(engine.createSecret(spec(name, wanted.secrets.get(name))))),
    ...missing.configs.map((name) => tolerateExisting(engine.createConfig(spec(name, wanted.configs.get(name))))),
    ...missing.networks.map((name) => {
      const { stack, attachable, internal } = wanted.networks.get(name) as WantedNetwork;
      return tolerateExisting(
        engine.createNetwork({
          Name: name,
          Driver: "overlay",
          Attachable: attachable,
          Internal: internal,
          Labels: { [STACK_LABEL]: stack },
        }),
      );
    }),
  ]);
}

/** Somebody else was quicker: the name says that it is the same. */
async function tolerateExisting(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (engineStatus(error) !== 409) throw error;
  }
}
