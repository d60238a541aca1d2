import type { SshConnection } from "../transport/ssh-connection";

export interface DeployAnswer {
  readonly ok: boolean;
  /** What the CLI said, line by line. */
  readonly lines: readonly string[];
}

/**
 * Hands a stack file to the host's own Docker CLI, by stdin. It returns when the swarm has accepted the services, not
 * when they run: its own waiting is serial, and reports success after an automatic rollback.
 */
export async function deployStack(ssh: SshConnection, stackName: string, yaml: string): Promise<DeployAnswer> {
  const command = [
    "docker",
    "stack",
    "deploy",
    "--with-registry-auth",
    "--resolve-image",
    "never",
    "--compose-file",
    "-",
  ];
  const { code, stdout, stderr } = await ssh.exec([...command, stackName], { stdin: yaml });
  return { ok: code === 0, lines: `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "") };
}
