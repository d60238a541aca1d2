import { type Environment, RemoteError } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import { deadlineIn } from "../deadline";
import { openOutputSource } from "../outputs/open-output-source";
import type { Reporter, Step } from "../report/reporter";
import { connectToManager } from "../transport/connect-to-manager";
import type { SshConnection } from "../transport/ssh-connection";
import { connectEngine, type Engine } from "./engine";

export interface ReachManager {
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  /** How long a host that still boots is waited for. */
  readonly hostTimeoutMs: number;
}

const ENGINE_SOCKET = "/var/run/docker.sock";

/** The connection to an environment's manager and its engine; it can be made anew when it was lost. */
export class Manager {
  private open: { readonly ssh: SshConnection; readonly engine: Engine } | undefined;

  constructor(
    private readonly environment: Environment,
    readonly outputs: HostOutputs,
  ) {}

  get ssh(): SshConnection {
    return this.opened.ssh;
  }

  get engine(): Engine {
    return this.opened.engine;
  }

  /** Closes what is left of the connection, and connects again. @throws RemoteError at the deadline. */
  async reopen(timeoutMs: number, signal: AbortSignal, step: Step = SILENT): Promise<void> {
    await this.close();
    const deadline = deadlineIn(timeoutMs, signal);
    const ssh = await connectToManager(this.environment, this.outputs, step, deadline);
    try {
      this.open = { ssh, engine: await connectEngine(await ssh.forward(ENGINE_SOCKET), step, deadline) };
    } catch (error) {
      await ssh.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    await open?.ssh.close();
  }

  private get opened(): { readonly ssh: SshConnection; readonly engine: Engine } {
    if (this.open) return this.open;
    throw new RemoteError("There is no connection to the host.", {
      code: "transport/lost",
      hint: "Run the same command again: every step may be repeated.",
    });
  }
}

const SILENT: Step = { update: () => undefined, summarise: () => undefined };

/** Reads the outputs, connects to the manager and its engine, does the work, and closes the connection in any case. */
export async function withManager<T>(reach: ReachManager, work: (manager: Manager) => Promise<T>): Promise<T> {
  const { environment, reporter, signal, hostTimeoutMs } = reach;
  const outputs = await reporter.step("Read the outputs of the infrastructure", async () =>
    (await openOutputSource(environment)).read(),
  );
  const manager = new Manager(environment, outputs);
  try {
    await reporter.step(`Connect to ${outputs.manager_public_ip}`, (step) =>
      manager.reopen(hostTimeoutMs, signal, step),
    );
    return await work(manager);
  } finally {
    await manager.close();
  }
}
