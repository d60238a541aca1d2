import { randomInt } from "node:crypto";
import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  DeleteVolumeCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  type Instance,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { ec2, output } from "./aws";
import { eventually, type } from "./rehearsal";

/** A host beside the environment's own: booted by the emulated EC2 from the very same user data, with a disk of its own. */
export interface BootedInstance {
  readonly id: string;
  readonly volumeId: string;
  /** Runs a shell command on it as root, past SSH: a host that is being set up may have none yet. */
  readonly run: (command: string) => { readonly status: number; readonly output: string };
  readonly attach: () => Promise<unknown>;
  /** Power off, then on. */
  readonly cutPower: () => void;
}

const onContainer = (id: string, command: string): { status: number; output: string } => {
  const { status, stdout, stderr } = type(`docker exec -i ${id} bash`, { input: command });
  return { status: status ?? 1, output: `${stdout}${stderr}` };
};

let managersId: string | undefined;
/** Terraform is asked once: hosts that boot side by side would wait for it in turn. */
const managerId = (): string => {
  managersId ??= output("manager_instance_id");
  return managersId;
};

/** On the environment's own host, where the disks of all volumes can be seen: prepares one before it is attached. */
export const onHardware = (command: string): string => {
  const { status, output: printed } = onContainer(managerId(), command);
  if (status !== 0) throw new Error(`${command}\n${printed}`);
  return printed;
};

async function managersInstance() {
  const InstanceId = managerId();
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [InstanceId] }));
  const instance = Reservations[0]?.Instances?.[0];
  const attribute = new DescribeInstanceAttributeCommand({ InstanceId, Attribute: "userData" });
  const userData = Buffer.from((await ec2.send(attribute)).UserData?.Value ?? "", "base64").toString();
  return { instance, userData };
}

interface Boot {
  /** Makes the disk's contents, as a shell command; it is given the path of a sparse image of 1 GiB. */
  readonly prepare?: (image: string) => string;
  /** Whether the volume is there from the first moment. Default true. */
  readonly attached?: boolean;
}

/** At an address by chance: the emulator gives no free one by itself, and frees none. Fails where it is taken. */
async function runInstance(like: Instance | undefined, userData: string): Promise<string | undefined> {
  const command = new RunInstancesCommand({
    ImageId: like?.ImageId,
    InstanceType: like?.InstanceType,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: like?.SubnetId,
    PrivateIpAddress: `10.20.0.${randomInt(30, 250)}`,
    IamInstanceProfile: { Arn: like?.IamInstanceProfile?.Arn },
    UserData: Buffer.from(userData).toString("base64"),
  });
  return (await ec2.send(command)).Instances?.[0]?.InstanceId;
}

async function bootInstance({ prepare, attached = true }: Boot): Promise<BootedInstance> {
  const { instance, userData } = await managersInstance();
  const AvailabilityZone = instance?.Placement?.AvailabilityZone;
  const { VolumeId = "" } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone, Size: 1 }));
  if (prepare) {
    const folder = `/hw/ebs/${VolumeId}`;
    onHardware(`set -e; mkdir -p ${folder}; truncate -s 1G ${folder}/disk.img; ${prepare(`${folder}/disk.img`)}`);
  }
  const theirs = /POSTGRES_VOLUME_ID=(vol-[0-9a-f]+)/.exec(userData)?.[1] as string;
  const own = userData.replaceAll(theirs, VolumeId).replaceAll(theirs.replace("-", ""), VolumeId.replace("-", ""));
  const id = await eventually(() => runInstance(instance, own), 10_000);
  const attach = () => ec2.send(new AttachVolumeCommand({ InstanceId: id, VolumeId, Device: "/dev/sdf" }));
  if (attached) await attach();
  const run = (command: string) => onContainer(id, command);
  return { id, volumeId: VolumeId, run, attach, cutPower: () => type(`docker kill ${id}`) };
}

/** Fails while a terminated instance still lets go of it. */
async function removeVolume(VolumeId: string): Promise<true> {
  await ec2.send(new DeleteVolumeCommand({ VolumeId }));
  return true;
}

/** Boots a host, works with it, and terminates it in any case. */
export async function withInstance(work: (host: BootedInstance) => Promise<void>, boot: Boot = {}): Promise<void> {
  const host = await bootInstance(boot);
  try {
    await eventually(() => host.run("true").status === 0 || undefined);
    await work(host);
  } finally {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [host.id] }));
    await eventually(() => removeVolume(host.volumeId), 60_000);
  }
}

/** Waits until the host's swarm is ready for a release. */
export const becomesReady = ({ run }: BootedInstance) =>
  eventually(() => run("systemctl is-active django-swarm-swarm").status === 0 || undefined, 300_000);

/** Waits until a unit has said something in this boot. */
export const says = ({ run }: BootedInstance, unit: string, text: string) =>
  eventually(() => run(`journalctl -b -o cat -u ${unit}`).output.includes(text) || undefined, 300_000);
