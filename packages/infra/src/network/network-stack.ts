import { type Environment, networkStackName } from "@django-swarm/environment";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configureStack } from "../backend/configure-stack";
import type { AlarmTopic } from "./alarm-topic";
import { DnsRecords } from "./dns-records";
import { ManagerAddress } from "./manager-address";
import { PublicSubnets } from "./public-subnets";
import { SecurityGroups } from "./security-groups";
import { VpcNetwork } from "./vpc-network";

// Loaded where it is asked for (docs/decisions/0025-what-synth-loads.md).
const loadAlarmTopic = (): typeof import("./alarm-topic") => require("./alarm-topic");

/** What outlives every host and holds no data: VPC, security groups, Elastic IP, DNS, who reads alarms. */
export class NetworkStack extends TerraformStack {
  readonly vpcId: string;
  /** What the hosts' requests to S3 go through. */
  readonly s3EndpointId: string;
  readonly subnets: PublicSubnets;
  readonly groups: SecurityGroups;
  readonly managerAddress: ManagerAddress;
  /** undefined: nobody is written to. */
  readonly alarmTopic: AlarmTopic | undefined;

  constructor(scope: Construct, environment: Environment) {
    super(scope, networkStackName(environment));
    configureStack(this, environment, "network");
    const network = new VpcNetwork(this, "network", environment);
    this.vpcId = network.vpc.id;
    this.s3EndpointId = network.s3EndpointId;
    this.subnets = new PublicSubnets(this, "subnets", {
      environment,
      vpc: network.vpc,
      routeTable: network.routeTable,
    });
    this.groups = new SecurityGroups(this, "groups", { environment, vpc: network.vpc });
    this.managerAddress = new ManagerAddress(this, "manager-address", {
      environment,
      subnetId: this.subnets.all[0].id,
      securityGroupIds: [this.groups.web.id, this.groups.nodes.id],
    });
    this.alarmTopic = environment.alarms
      ? new (loadAlarmTopic().AlarmTopic)(this, "alarms", { environment, email: environment.alarms.email })
      : undefined;
    new DnsRecords(this, "dns", { environment, address: this.managerAddress.publicIp });
  }
}
