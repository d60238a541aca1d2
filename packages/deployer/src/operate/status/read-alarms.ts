import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { awsClientOptions, explainAwsErrors } from "@django-swarm/aws-access";
import type { Environment } from "@django-swarm/environment";
import type { AlarmStatus } from "./status";

/** The environment's alarms in CloudWatch; undefined where it has none. */
export async function readAlarms({ name, region, alarms }: Environment): Promise<readonly AlarmStatus[] | undefined> {
  if (alarms === undefined) return undefined;
  const client = new CloudWatchClient(awsClientOptions(region));
  const answer = await explainAwsErrors("read the alarms", () =>
    client.send(new DescribeAlarmsCommand({ AlarmNamePrefix: `${name}-`, MaxRecords: 100 })),
  ).finally(() => client.destroy());
  return (answer.MetricAlarms ?? [])
    .map(({ AlarmName = "", StateValue = "INSUFFICIENT_DATA", StateReason = "" }) => ({
      name: AlarmName.slice(name.length + 1),
      state: StateValue as AlarmStatus["state"],
      reason: StateReason,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
