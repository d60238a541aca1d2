import { Eip } from "@cdktf/provider-aws/lib/eip";
import { EipAssociation } from "@cdktf/provider-aws/lib/eip-association";
import { NetworkInterface } from "@cdktf/provider-aws/lib/network-interface";
import { type Environment, managerPrivateIp } from "@django-swarm/environment";
import { Construct } from "constructs";

export interface ManagerAddressProps {
  readonly environment: Environment;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
}

/**
 * The manager's network interface with its two addresses, public and private. It outlives every host: a new one is
 * plugged in and has both from its first second, when cloud-init fetches packages.
 */
export class ManagerAddress extends Construct {
  readonly networkInterfaceId: string;
  readonly publicIp: string;

  constructor(scope: Construct, id: string, { environment, subnetId, securityGroupIds }: ManagerAddressProps) {
    super(scope, id);
    const tags = { Name: environment.name };
    const networkInterface = new NetworkInterface(this, "interface", {
      description: `Manager of ${environment.name}`,
      subnetId,
      privateIps: [managerPrivateIp(environment)],
      securityGroups: [...securityGroupIds],
      tags,
    });
    const elasticIp = new Eip(this, "elastic-ip", { domain: "vpc", tags });
    new EipAssociation(this, "association", {
      allocationId: elasticIp.allocationId,
      networkInterfaceId: networkInterface.id,
    });
    this.networkInterfaceId = networkInterface.id;
    this.publicIp = elasticIp.publicIp;
  }
}
