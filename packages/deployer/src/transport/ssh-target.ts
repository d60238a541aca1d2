import type { Environment } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";

/** Which host to speak to, and how OpenSSH gets there. */
export interface SshTarget {
  readonly address: string;
  readonly user: string;
  /** The user's own client configuration when it is not the default one. */
  readonly configFile: string | undefined;
  /** A command whose standard input and output are the connection. */
  readonly proxyCommand: readonly string[] | undefined;
}

/** The manager of an environment. A configuration file decides alone how its address is reached. */
export function managerTarget(environment: Environment, outputs: HostOutputs): SshTarget {
  const { configFile } = environment.ssh;
  const throughSessionManager = environment.host.ssh.kind === "session-manager" && configFile === undefined;
  return {
    address: outputs.manager_public_ip,
    user: outputs.ssh_user,
    configFile,
    proxyCommand: throughSessionManager ? sessionManagerCommand(outputs) : undefined,
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
