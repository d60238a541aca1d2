import { DescribeInstancesCommand, DescribeVolumesCommand, type Volume } from "@aws-sdk/client-ec2";
import { ec2 } from "./aws";

/** Instances of the emulated EC2 that are not terminated. */
export async function runningInstances(): Promise<number> {
  const filter = { Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] };
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters: [filter] }));
  return Reservations.flatMap(({ Instances = [] }) => Instances).length;
}

/** The volumes that are the environment's Postgres's. */
export async function postgresVolumes(): Promise<readonly Volume[]> {
  const filter = { Name: "tag:Name", Values: ["ublog-rehearsal-postgres"] };
  return (await ec2.send(new DescribeVolumesCommand({ Filters: [filter] }))).Volumes ?? [];
}
