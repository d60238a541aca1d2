import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** Name, protocol and port of what the swarm's nodes say to each other. */
const PORTS = [
  ["management", "tcp", 2377],
  ["gossip-tcp", "tcp", 7946],
  ["gossip-udp", "udp", 7946],
  ["overlay", "udp", 4789],
] as const;

/**
 * Opens the swarm's ports among the nodes. In the host's stack, not the network's: a worker that goes still needs them
 * to hand over its tasks, and the network is deployed first.
 */
export class SwarmPorts extends Construct {
  /** For workers to depend on. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { nodesGroupId }: { readonly nodesGroupId: string }) {
    super(scope, id);
    this.rules = PORTS.map(
      ([name, ipProtocol, port]) =>
        new VpcSecurityGroupIngressRule(this, name, {
          securityGroupId: nodesGroupId,
          referencedSecurityGroupId: nodesGroupId,
          ipProtocol,
          fromPort: port,
          toPort: port,
        }),
    );
  }
}
