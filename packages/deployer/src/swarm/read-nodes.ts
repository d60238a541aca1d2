import type { Engine } from "./engine";
import type { NodeObject } from "./engine-objects";

/** Every node of the swarm, those included that are down. */
export const readNodes = async (engine: Engine): Promise<readonly NodeObject[]> =>
  (await engine.listNodes()) as NodeObject[];
