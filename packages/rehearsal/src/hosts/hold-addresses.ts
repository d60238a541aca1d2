import { CreateNetworkInterfaceCommand, DescribeNetworkInterfacesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { emulatedClient } from "../cloud/emulated-aws";

/**
 * The emulator gives the address of a network interface away once an instance on it was terminated, although the
 * interface lives on: the next worker would get the manager's. A second interface of the address keeps it.
 */
export async function holdAddresses(endpointUrl: string, region: string): Promise<void> {
  const ec2 = new EC2Client({ ...emulatedClient(endpointUrl, region), maxAttempts: 1 });
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  const addresses = new Map(NetworkInterfaces.map((found) => [found.PrivateIpAddress, found.SubnetId]));
  for (const [PrivateIpAddress, SubnetId] of addresses) {
    const Description = "keeps an address that the emulator would give away";
    const command = new CreateNetworkInterfaceCommand({ SubnetId, PrivateIpAddress, Description });
    // Refused where the address is not free, as it should be.
    await ec2.send(command).catch(() => undefined);
  }
}
