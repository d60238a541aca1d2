import { EMULATED_ACCOUNT } from "../layout";
import type { Instance } from "./instance";

/** Far enough away that nothing refreshes them; the emulator takes any. */
const CREDENTIALS = {
  Code: "Success",
  Type: "AWS-HMAC",
  AccessKeyId: "ASIAREHEARSAL",
  SecretAccessKey: "rehearsal",
  Token: "rehearsal",
  LastUpdated: "2026-01-01T00:00:00Z",
  Expiration: "2126-01-01T00:00:00Z",
};

/** The tree that the host's metadata service shows below /latest/meta-data: objects are folders, strings leaves. */
export function metaData(instance: Instance, region: string): object {
  const hostname = `ip-${instance.privateIp.replaceAll(".", "-")}.ec2.internal`;
  const { roleName, publicKey } = instance;
  return {
    "instance-id": instance.id,
    "ami-id": instance.imageId,
    "instance-type": instance.instanceType,
    "local-ipv4": instance.privateIp,
    hostname,
    "local-hostname": hostname,
    "account-id": EMULATED_ACCOUNT,
    placement: { region, "availability-zone": instance.availabilityZone },
    ...(publicKey ? { "public-keys": { "0": { _name: "key-pair", "openssh-key": publicKey } } } : {}),
    ...(roleName ? { iam: { "security-credentials": { [roleName]: JSON.stringify(CREDENTIALS) } } } : {}),
    tags: { instance: instance.tags },
  };
}
