import type { GlobalService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";

const NAME = "portainer-agent";
/** `tasks.` names every task of a service, one on each node. */
const TASKS = `tasks.${NAME}`;

export const PORTAINER_AGENTS_URL = `tcp://${TASKS}:9001`;

/** Portainer's arm on each node. */
export function portainerAgent({ environment, images }: StackInputs): Part {
  return part<GlobalService>({
    name: NAME,
    rollout: "global",
    image: images.portainerAgent ?? "",
    environment: { AGENT_CLUSTER_ADDR: TASKS },
    networks: [NETWORKS.portainer],
    binds: [
      { source: "/var/run/docker.sock", target: "/var/run/docker.sock" },
      { source: "/var/lib/docker/volumes", target: "/var/lib/docker/volumes" },
    ],
    healthCheck: { reason: "the image holds the agent alone: no program that could ask it" },
    resources: resourcesOf(environment, NAME, DEMANDS.portainerAgent),
    stopGracePeriodMs: 10_000,
  });
}
