/** The node with the public address, and whose engine answers for the swarm. */
export const ON_MANAGER = "node.role == manager";
/** The node that the data volume is attached to; the host labels itself. */
export const ON_DATA_NODE = "node.labels.data == true";
