import {
  AttachVolumeCommand,
  DescribeVolumesCommand,
  DetachVolumeCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { ec2, output } from "./aws";
import { eventually, onHost, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

const isRunning = (container: string): boolean =>
  typed(`docker inspect -f {{.State.Running}} ${container}`).trim() === "true";

test("without its volume a host starts no Docker and writes nothing; the late volume brings everything back", async () => {
  const InstanceId = output("manager_instance_id");
  const written = await writePost("before the volume went");
  const filter = { Name: "attachment.instance-id", Values: [InstanceId] };
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({ Filters: [filter] }));
  const data = Volumes.find(({ Attachments }) => Attachments?.[0]?.Device === "/dev/sdf");
  const VolumeId = data?.VolumeId as string;

  await ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
  await eventually(() => !isRunning(InstanceId) || undefined);
  await ec2.send(new DetachVolumeCommand({ InstanceId, VolumeId }));
  await ec2.send(new StartInstancesCommand({ InstanceIds: [InstanceId] }));

  // The boot is over when the host waits for its volume.
  await eventually(() => onHost("journalctl -b -u django-swarm-data").includes("waiting for the volume") || undefined);
  expect(onHost("systemctl is-active docker.service || true").trim()).toBe("inactive");
  expect(onHost("sudo ls -A /data/postgres").trim()).toBe("");
  expect(onHost("findmnt /data/postgres || true").trim()).toBe("");

  await ec2.send(new AttachVolumeCommand({ InstanceId, VolumeId, Device: "/dev/sdf" }));
  await siteIsBack(300_000);
  expect(onHost("findmnt -no FSTYPE /data/postgres").trim()).toBe("ext4");
  expect(await readPost(written.id)).toBe(written.body);
});
