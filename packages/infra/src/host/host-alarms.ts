import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Environment } from "@django-swarm/environment";
import { Construct } from "constructs";
import { type AlarmDefinition, alarmDefinitions } from "./alarm-definitions";

export interface HostAlarmsProps {
  readonly environment: Environment;
  readonly instanceId: string;
  readonly topicArn: string;
}

/** CloudWatch alarms on the manager. They name its instance, so they go and come with it: who sleeps alarms nobody. */
export class HostAlarms extends Construct {
  constructor(scope: Construct, id: string, props: HostAlarmsProps) {
    super(scope, id);
    for (const definition of alarmDefinitions(props.environment)) this.alarm(definition, props);
  }

  private alarm(definition: AlarmDefinition, { environment, instanceId, topicArn }: HostAlarmsProps): void {
    const { id, description, namespace, metricName, dimensions, statistic, comparison, threshold } = definition;
    const { periodSeconds, evaluationPeriods, missingData, ec2Action } = definition;
    new CloudwatchMetricAlarm(this, id, {
      alarmName: `${environment.name}-${id}`,
      alarmDescription: `${environment.name}: ${description}`,
      namespace,
      metricName,
      dimensions: { InstanceId: instanceId, ...dimensions },
      statistic,
      comparisonOperator: comparison,
      threshold,
      period: periodSeconds,
      evaluationPeriods,
      treatMissingData: missingData,
      alarmActions: [topicArn, ...(ec2Action ? [`arn:aws:automate:${environment.region}:ec2:${ec2Action}`] : [])],
      okActions: [topicArn],
    });
  }
}
