import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeVolumesCommand,
  EC2Client,
  type Instance as Ec2Instance,
} from "@aws-sdk/client-ec2";
import { GetInstanceProfileCommand, IAMClient } from "@aws-sdk/client-iam";
import { emulatedClient } from "../cloud/emulated-aws";
import type { Instance } from "./instance";

/** Reads every instance of the emulated EC2, with what its metadata service will say. */
export async function readInstances(endpointUrl: string, region: string): Promise<Instance[]> {
  const ec2 = new EC2Client(emulatedClient(endpointUrl, region));
  const iam = new IAMClient(emulatedClient(endpointUrl, region));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const found = Reservations.flatMap((reservation) => reservation.Instances ?? []);
  return Promise.all(found.map((instance) => describe(instance, ec2, iam)));
}

async function describe(instance: Ec2Instance, ec2: EC2Client, iam: IAMClient): Promise<Instance> {
  const id = instance.InstanceId ?? "";
  const state = (instance.State?.Name ?? "terminated") as Instance["state"];
  const gone = state === "terminated" || state === "shutting-down";
  return {
    id,
    state,
    privateIp: instance.PrivateIpAddress ?? "",
    instanceType: instance.InstanceType ?? "",
    imageId: instance.ImageId ?? "",
    availabilityZone: instance.Placement?.AvailabilityZone ?? "",
    userData: gone ? "" : await userData(id, ec2),
    publicKey: gone ? undefined : await publicKey(instance.KeyName, ec2),
    roleName: gone ? undefined : await roleName(instance.IamInstanceProfile?.Arn, iam),
    tags: Object.fromEntries((instance.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
    volumes: gone ? [] : await attachedVolumes(instance, ec2),
  };
}

async function attachedVolumes(
  { InstanceId = "", RootDeviceName }: Ec2Instance,
  ec2: EC2Client,
): Promise<Instance["volumes"]> {
  const filter = { Name: "attachment.instance-id", Values: [InstanceId] };
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({ Filters: [filter] }));
  return Volumes.filter(({ Attachments = [] }) =>
    Attachments.some(
      ({ InstanceId: to, Device, State }) => to === InstanceId && Device !== RootDeviceName && State !== "detaching",
    ),
  ).map(({ VolumeId = "", Size = 1 }) => ({ id: VolumeId, sizeGiB: Size }));
}

async function userData(InstanceId: string, ec2: EC2Client): Promise<string> {
  const { UserData } = await ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: "userData" }));
  return UserData?.Value ?? "";
}

async function publicKey(keyName: string | undefined, ec2: EC2Client): Promise<string | undefined> {
  if (!keyName) return undefined;
  const { KeyPairs } = await ec2.send(new DescribeKeyPairsCommand({ KeyNames: [keyName], IncludePublicKey: true }));
  return KeyPairs?.[0]?.PublicKey?.trim();
}

async function roleName(profileArn: string | undefined, iam: IAMClient): Promise<string | undefined> {
  const InstanceProfileName = profileArn?.split("/").at(-1);
  if (!InstanceProfileName) return undefined;
  const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
  return InstanceProfile?.Roles?.[0]?.RoleName;
}
