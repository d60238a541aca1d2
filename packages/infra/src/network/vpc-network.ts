import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Environment } from "@django-swarm/environment";
import { Construct } from "constructs";

/** VPC with DNS, a route to the Internet, S3 through its free gateway endpoint, and a default group that lets nothing in. */
export class VpcNetwork extends Construct {
  readonly vpc: Vpc;
  readonly routeTable: RouteTable;
  readonly s3EndpointId: string;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const tags = { Name: environment.name };
    this.vpc = new Vpc(this, "vpc", {
      cidrBlock: environment.network.vpcCidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags,
    });
    // Nothing uses it; stated without rules it is emptied of AWS's own, which let its members talk to each other.
    new DefaultSecurityGroup(this, "default-group", {
      vpcId: this.vpc.id,
      tags: { Name: `${environment.name}-default` },
    });
    const gateway = new InternetGateway(this, "internet-gateway", { vpcId: this.vpc.id, tags });
    this.routeTable = new RouteTable(this, "routes", { vpcId: this.vpc.id, tags });
    new Route(this, "internet-route", {
      routeTableId: this.routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    });
    this.s3EndpointId = new VpcEndpoint(this, "s3-endpoint", {
      vpcId: this.vpc.id,
      serviceName: `com.amazonaws.${environment.region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: [this.routeTable.id],
      tags,
    }).id;
  }
}
