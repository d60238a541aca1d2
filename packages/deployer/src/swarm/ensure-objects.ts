import { type Engine, engineMessage, engineStatus } from "./engine";
import { ENVIRONMENT_LABEL } from "./stack-labels";

/** What the swarm shall have under content-hashed names. The same name means the same content. */
export interface WantedObjects {
  readonly secrets: ReadonlyMap<string, string>;
  readonly configs: ReadonlyMap<string, string>;
}

export interface MissingObjects {
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
}

/** Which of the wanted objects the swarm does not have yet. */
export async function missingObjects(engine: Engine, wanted: WantedObjects): Promise<MissingObjects> {
  const [secrets, configs] = await Promise.all([engine.listSecrets(), engine.listConfigs()]);
  const existing = (objects: readonly object[]): Set<string | undefined> =>
    new Set(objects.map((object) => (object as { Spec?: { Name?: string } }).Spec?.Name));
  const [haveSecrets, haveConfigs] = [existing(secrets), existing(configs)];
  return {
    secrets: [...wanted.secrets.keys()].filter((name) => !haveSecrets.has(name)),
    configs: [...wanted.configs.keys()].filter((name) => !haveConfigs.has(name)),
  };
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
  ]);
}

/** Somebody else was quicker: the name says that it is the same. */
async function tolerateExisting(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (engineStatus(error) !== 409) throw new Error(`the engine refused: ${engineMessage(error)}`, { cause: error });
  }
}
