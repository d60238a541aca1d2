import { EC2Client, ImportKeyPairCommand } from "@aws-sdk/client-ec2";
import { CreateHostedZoneCommand, ListHostedZonesByNameCommand, Route53Client } from "@aws-sdk/client-route-53";
import type { Environment } from "@django-swarm/environment";
import { emulatedClient } from "./emulated-aws";

/** What a person has before the first deploy: a hosted zone for the domain, and a key pair where SSH wants one. */
export async function prepareAccount(endpointUrl: string, environment: Environment, publicKey: string): Promise<void> {
  const client = emulatedClient(endpointUrl, environment.region);
  const route53 = new Route53Client(client);
  const { zone } = environment.domain;
  const { HostedZones = [] } = await route53.send(new ListHostedZonesByNameCommand({ DNSName: zone }));
  if (!HostedZones.some(({ Name }) => Name === `${zone}.`)) {
    await route53.send(new CreateHostedZoneCommand({ Name: zone, CallerReference: zone }));
  }
  const { ssh } = environment.host;
  if (ssh.kind === "allow-list") {
    const command = new ImportKeyPairCommand({ KeyName: ssh.keyName, PublicKeyMaterial: Buffer.from(publicKey) });
    await new EC2Client(client).send(command).catch((error: Error) => {
      if (error.name !== "InvalidKeyPair.Duplicate") throw error;
    });
  }
}
