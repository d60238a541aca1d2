import { ConfigError, type DjangoSwarmError, RemoteError } from "@django-swarm/environment";
import type { SshTarget } from "./ssh-target";

/** Whether waiting can mend it: a host that still boots, against a key that is wrong. */
export type SshFailureKind = "host-key" | "authentication" | "configuration" | "unreachable";

/** What ssh's own messages mean. Anything unknown counts as unreachable and is shown as it is. */
export function classifySshFailure(stderr: string): SshFailureKind {
  if (/host key verification failed|host identification has changed|host key is known/i.test(stderr)) {
    return "host-key";
  }
  if (/permission denied|too many authentication failures|no supported authentication/i.test(stderr)) {
    return "authentication";
  }
  if (/bad configuration option|can't open user config|bad owner or permissions|command not found/i.test(stderr)) {
    return "configuration";
  }
  return "unreachable";
}

export function sshError(target: SshTarget, kind: SshFailureKind, stderr: string): DjangoSwarmError {
  const details = stderr
    .split("\n")
    .map((line) => line.trim())
    // ssh's advice to remove the pinned key would be the wrong one here.
    .filter((line) => (kind === "host-key" ? /SHA256:|verification failed|key is known/.test(line) : line !== ""));
  const who = `${target.user}@${target.address}`;
  const options = { code: `transport/${kind}`, details };
  switch (kind) {
    case "host-key":
      return new RemoteError(`${target.address} shows another SSH host key than the one it published.`, {
        ...options,
        hint:
          "Do not connect by hand: either something sits between you and the host, or the host was rebuilt without " +
          "Terraform. Compare the key on the instance's console, then replace the host (`host.revision` + `cdktf deploy`).",
      });
    case "authentication":
      if (target.instanceConnect !== undefined) {
        return new RemoteError(`${target.address} does not let ${target.user} in with a key of EC2 Instance Connect.`, {
          ...options,
          hint: "Is ec2-instance-connect installed on the host (Amazon Linux 2023 has it), and sshd's AuthorizedKeysCommand its own? `aws ssm start-session --target INSTANCE` leads there without SSH.",
        });
      }
      return new RemoteError(`${target.address} does not let ${target.user} in with any of your SSH keys.`, {
        ...options,
        hint: "Load the key of the environment's key pair (`ssh-add FILE`), or name it in the ssh.configFile of the environment.",
      });
    case "configuration":
      return new ConfigError(`OpenSSH refuses its configuration for ${who}.`, {
        ...options,
        hint: `Mend ${target.configFile ?? "~/.ssh/config"}, then try \`ssh ${who} true\`.`,
      });
    case "unreachable":
      return new RemoteError(`No SSH connection to ${who}.`, {
        ...options,
        hint: "Is the instance running, and does its security group let you in? `cdktf deploy <environment>` starts it.",
      });
  }
}
