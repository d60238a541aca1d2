import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { type Environment, subnetCidrs } from "@django-swarm/environment";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface PublicSubnetsProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
  readonly routeTable: RouteTable;
}

/** The public subnets, each in an availability zone of its own; the nodes live in the first. */
export class PublicSubnets extends Construct {
  readonly all: readonly [Subnet, ...Subnet[]];

  constructor(scope: Construct, id: string, { environment, vpc, routeTable }: PublicSubnetsProps) {
    super(scope, id);
    const zones = new DataAwsAvailabilityZones(this, "zones", {
      state: "available",
      // Local Zones and Wavelength Zones have neither small instances nor EFS.
      filter: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    });
    const [first, ...more] = subnetCidrs(environment);
    const subnet = (index: number, cidrBlock: string): Subnet => {
      const created = new Subnet(this, `subnet-${index}`, {
        vpcId: vpc.id,
        cidrBlock,
        availabilityZone: Fn.element(zones.names, index),
        // The manager's interface has an Elastic IP and takes no other. Workers get their way out from here, since a NAT
        // gateway would cost ten times as much.
        mapPublicIpOnLaunch: index === 0 && environment.host.workers > 0,
        tags: { Name: `${environment.name}-public-${index}` },
        // A zone that AWS adds to the list must not move a subnet: everything hangs on it.
        lifecycle: { ignoreChanges: ["availability_zone"] },
      });
      new RouteTableAssociation(this, `routes-${index}`, { subnetId: created.id, routeTableId: routeTable.id });
      return created;
    };
    this.all = [subnet(0, first), ...more.map((cidrBlock, index) => subnet(index + 1, cidrBlock))];
  }
}
