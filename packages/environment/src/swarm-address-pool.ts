/** The address pool that swarm takes its overlay networks from; swarm's own default can overlap a VPC. */
export const SWARM_ADDRESS_POOL = { cidr: "10.192.0.0/12", subnetPrefix: 22 } as const;
