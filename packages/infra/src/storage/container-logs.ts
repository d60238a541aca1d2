import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type Environment, logGroupName } from "@django-swarm/environment";
import { Construct } from "constructs";

export interface ContainerLogsProps {
  readonly environment: Environment;
  /** How long CloudWatch keeps what was logged. */
  readonly retentionDays: number;
}

/** The log group of the containers: it outlives the host, so that one that is gone can still be asked what it said. */
export class ContainerLogs extends Construct {
  constructor(scope: Construct, id: string, { environment, retentionDays }: ContainerLogsProps) {
    super(scope, id);
    new CloudwatchLogGroup(this, "group", { name: logGroupName(environment), retentionInDays: retentionDays });
  }
}
