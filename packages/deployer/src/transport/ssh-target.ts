import type { Environment } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";

/** An instance that takes keys from EC2 Instance Connect. */
export interface InstanceConnect {
  readonly instanceId: string;
  readonly region: string;
}

/** Which host to speak to, and how OpenSSH gets there. */
export interface SshTarget {
  readonly address: string;
  readonly user: string;
  /** The user's own client configuration when it is not the default one. */
  readonly configFile: string | undefined;
  /** A command whose standard input and output are the connection. */
  readonly proxyCommand: readonly string[] | undefined;
  /** Logs in with a key that is made for one connection and let in for 60 s; undefined: with the user's own keys. */
  readonly instanceConnect: InstanceConnect | undefined;
}

/** The manager of an environment. A configuration file decides alone how its address is reached, and with which key. */
export function managerTarget(environment: Environment, outputs: HostOutputs): SshTarget {
  const { configFile } = environment.ssh;
  const throughSessionManager = environment.host.ssh.kind === "session-manager" && configFile === undefined;
  return {
    address: outputs.manager_public_ip,
    user: outputs.ssh_user,
    configFile,
    proxyCommand: throughSessionManager ? sessionManagerCommand(outputs) : undefined,
    instanceConnect: throughSessionManager
      ? { instanceId: outputs.manager_instance_id, region: outputs.region }
      : undefined,
  };
}

const sessionManagerCommand = (outputs: HostOutputs): readonly string[] => [
  "aws",
  "ssm",
  "start-session",
  "--region",
  outputs.region,
  "--target",
  outputs.manager_instance_id,
  "--document-name",
  "AWS-StartSSHSession",
  "--parameters",
  "portNumber=%p",
];
