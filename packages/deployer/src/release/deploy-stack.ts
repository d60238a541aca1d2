import { setTimeout as sleep } from "node:timers/promises";
import type { SshConnection } from "../transport/ssh-connection";

export interface DeployAnswer {
  readonly ok: boolean;
  /** What the CLI said, line by line. */
  readonly lines: readonly string[];
}

const COMMAND = [
  ...["docker", "stack", "deploy"],
  ...["--with-registry-auth", "--resolve-image", "never", "--compose-file", "-"],
];

const ATTEMPTS = 3;
const RETRY_DELAY_MS = 2_000;

/**
 * Hands a stack file to the host's own Docker CLI, by stdin. It returns when the swarm has accepted the services, not
 * when they run: its own waiting is serial, and reports success after an automatic rollback.
 *
 * The CLI reads all services first and updates them one by one; where something else touched one meanwhile (the host's
 * timer that refreshes registry credentials, the swarm's own bookkeeping) it gives up in the middle. What it did is
 * what a second run finds done, so it is run again.
 */
export async function deployStack(ssh: SshConnection, stackName: string, yaml: string): Promise<DeployAnswer> {
  for (let attempt = 1; ; attempt++) {
    const { code, stdout, stderr } = await ssh.exec([...COMMAND, stackName], { stdin: yaml });
    if (code === 0 || attempt === ATTEMPTS || !isOutdated(stderr)) {
      return { ok: code === 0, lines: `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "") };
    }
    await sleep(RETRY_DELAY_MS);
  }
}

/** The engine's word for: the version you read is not the newest. */
const isOutdated = (stderr: string): boolean => stderr.includes("update out of sequence");
