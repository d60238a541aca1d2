import type { Environment } from "@django-swarm/environment";

/** The node with the public address, and whose engine answers for the swarm. */
export const ON_MANAGER = "node.role == manager";
/** Every other node; they come and go. */
export const ON_WORKERS = "node.role == worker";
/** The node that the data volume is attached to; the host labels itself. */
export const ON_DATA_NODE = "node.labels.data == true";

/** For what could run anywhere and shall not: alone, the manager needs no constraint. */
export const keptFromWorkers = ({ host }: Environment): readonly string[] => (host.workers > 0 ? [ON_MANAGER] : []);
