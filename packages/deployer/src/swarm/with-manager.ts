import type { Environment } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import { deadlineIn } from "../deadline";
import { openOutputSource } from "../outputs/open-output-source";
import type { Reporter } from "../report/reporter";
import { connectToManager } from "../transport/connect-to-manager";
import type { SshConnection } from "../transport/ssh-connection";
import { connectEngine, type Engine } from "./engine";

export interface Manager {
  readonly outputs: HostOutputs;
  readonly ssh: SshConnection;
  readonly engine: Engine;
}

export interface ReachManager {
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  /** How long a host that still boots is waited for. */
  readonly hostTimeoutMs: number;
}

const ENGINE_SOCKET = "/var/run/docker.sock";

/** Reads the outputs, connects to the manager and its engine, does the work, and closes the connection in any case. */
export async function withManager<T>(reach: ReachManager, work: (manager: Manager) => Promise<T>): Promise<T> {
  const { environment, reporter, signal } = reach;
  const outputs = await reporter.step("Read the outputs of the infrastructure", async () =>
    (await openOutputSource(environment)).read(),
  );
  const deadline = deadlineIn(reach.hostTimeoutMs, signal);
  let ssh: SshConnection | undefined;
  try {
    const manager = await reporter.step(`Connect to ${outputs.manager_public_ip}`, async (step) => {
      ssh = await connectToManager(environment, outputs, step, deadline);
      const engine = await connectEngine(await ssh.forward(ENGINE_SOCKET), step, deadline);
      return { outputs, ssh, engine };
    });
    return await work(manager);
  } finally {
    await ssh?.close();
  }
}
