import { RemoteError } from "@django-swarm/environment";

/** One line of an OpenSSH public key: type, key in base64, perhaps a comment. */
const PUBLIC_KEY = /^(ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp(?:256|384|521)) ([A-Za-z0-9+/]+={0,2})(?: .*)?$/;

/**
 * The known_hosts file that pins the published keys to an instance and its address.
 *
 * @param hosts names that they are known by, at least one.
 * @throws RemoteError when what was published is not a list of public keys.
 */
export function knownHosts(hosts: readonly string[], publishedKeys: string, parameter: string): string {
  const lines = publishedKeys.split("\n").map((line) => line.trim());
  const keys = lines.filter((line) => line !== "").map((line) => PUBLIC_KEY.exec(line));
  if (keys.length === 0 || keys.includes(null)) {
    throw new RemoteError(`The SSM parameter ${parameter} does not hold an SSH host key.`, {
      code: "transport/host-key-malformed",
      hint: "Look at the parameter: somebody else may have written it. Remove it and restart the host to have it published again.",
    });
  }
  return keys.map((key) => `${hosts.join(",")} ${key?.[1]} ${key?.[2]}\n`).join("");
}
