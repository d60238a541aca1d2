import { ConfigError } from "@django-swarm/environment";
import { printedLines } from "../transport/printed-lines";
import type { SshConnection } from "../transport/ssh-connection";

/**
 * Lets the host's own Docker CLI read a stack file, by stdin, before anything is changed.
 *
 * @throws ConfigError with what it refuses.
 */
export async function checkStackFile(ssh: SshConnection, yaml: string): Promise<void> {
  const { code, stderr } = await ssh.exec(["docker", "stack", "config", "--compose-file", "-"], { stdin: yaml });
  if (code === 0) return;
  throw new ConfigError("The host's Docker does not take the stack file.", {
    code: "stack/refused",
    details: printedLines(stderr),
    hint: "See what is rendered with `stack-renderer render <environment>`, and correct the environment's definition.",
  });
}
