import { existsSync, rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RemoteError } from "@django-swarm/environment";
import promiseSpawn from "@npmcli/promise-spawn";
import { printedLines } from "./printed-lines";
import { type CommandResult, runProcess } from "./run-process";
import { classifySshFailure, sshError } from "./ssh-failure";
import { checkArguments, commandArguments, forwardArguments, masterArguments, type SshFiles } from "./ssh-options";
import type { SshTarget } from "./ssh-target";

/** Longest time for a connection to be authenticated; a ProxyCommand has no limit of its own. */
const OPEN_TIMEOUT_MS = 20_000;

/**
 * One multiplexed OpenSSH connection that we own: every command and every forwarding goes over it, and close() ends
 * it with all of them.
 */
export class SshConnection {
  private forwards = 0;
  /** Not the promise of its output: that waits for whoever else has its stderr open, a ProxyCommand say. */
  private readonly exited: Promise<void>;

  private constructor(
    readonly target: SshTarget,
    private readonly directory: string,
    private readonly files: SshFiles,
    private readonly master: ReturnType<typeof promiseSpawn>,
  ) {
    process.once("exit", this.endNow);
    this.exited = new Promise((resolve) => {
      master.process.once("exit", () => {
        endProxy(master.process.pid);
        resolve();
      });
      master.process.once("error", () => resolve());
    });
    master.catch(() => undefined);
  }

  /** @throws RemoteError or ConfigError, `code` by the kind of failure: `transport/<SshFailureKind>`. */
  static async open(target: SshTarget, knownHosts: string): Promise<SshConnection> {
    // Short: a socket's path may have 104 bytes (macOS), and ssh appends 17 of its own while it makes one.
    const directory = await mkdtemp(join(tmpdir(), "dsw-"));
    const files = await writeFiles(target, directory, knownHosts);
    // Detached: Ctrl-C is ours to handle, not ssh's.
    const master = promiseSpawn("ssh", [...masterArguments(target, files)], {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    const ended = master.then(
      () => "",
      (error: { stderr?: string; code?: unknown; message: string }) =>
        error.code === "ENOENT" ? "ssh: command not found" : (error.stderr ?? error.message),
    );
    const connection = new SshConnection(target, directory, files, master);
    const failure = await Promise.race([ended, socketAppears(files.controlSocket, ended)]);
    if (failure === undefined) return connection;
    await connection.close();
    throw sshError(target, classifySshFailure(failure), failure);
  }

  /**
   * Runs a command on the host and returns its output, whatever its exit code.
   *
   * @throws RemoteError when the connection is lost (ssh's own exit code, 255).
   */
  async exec(command: readonly string[], { stdin }: { readonly stdin?: string } = {}): Promise<CommandResult> {
    const result = await runProcess("ssh", commandArguments(this.target, this.files, command), stdin);
    if (result.code === 255) throw this.lost(result.stderr);
    return result;
  }

  /**
   * Runs a command with our own standard streams as its own; returns its exit code.
   *
   * @param tty whether it gets a terminal, for which ours must be one
   * @throws RemoteError when the connection is lost meanwhile.
   */
  async attach(command: readonly string[], { tty = false }: { readonly tty?: boolean } = {}): Promise<number> {
    const args = commandArguments(this.target, this.files, command, tty);
    const child = promiseSpawn("ssh", [...args], { stdio: "inherit" });
    const code = await child.then(
      () => 0,
      (error: { code?: unknown }) => (typeof error.code === "number" ? error.code : 255),
    );
    // 255 is ssh's own code, and that of a command that ended so. We may hear of the master's end after the command's.
    if (code === 255 && !(await this.isOpen())) throw this.lost("");
    return code;
  }

  private async isOpen(): Promise<boolean> {
    return (await runProcess("ssh", checkArguments(this.target, this.files))).code === 0;
  }

  /** A new local unix socket that leads to a socket's path or a host:port as the host sees it. */
  async forward(remote: string): Promise<string> {
    this.forwards += 1;
    const socket = join(this.directory, `f${this.forwards}`);
    const result = await runProcess("ssh", forwardArguments(this.target, this.files, socket, remote));
    if (result.code !== 0) throw this.lost(result.stderr);
    return socket;
  }

  /** Ends the connection and removes its files. May be called twice. */
  async close(): Promise<void> {
    this.master.process.kill("SIGTERM");
    await this.exited;
    this.master.process.stderr?.destroy();
    await rm(this.directory, { recursive: true, force: true });
    process.removeListener("exit", this.endNow);
  }

  private readonly endNow = (): void => {
    this.master.process.kill("SIGTERM");
    rmSync(this.directory, { recursive: true, force: true });
  };

  private lost(stderr: string): RemoteError {
    return new RemoteError(`The SSH connection to ${this.target.user}@${this.target.address} broke off.`, {
      code: "transport/lost",
      details: printedLines(stderr),
      hint: "Run the same command again: every step may be repeated.",
    });
  }
}

/**
 * Ends the ProxyCommand, if any: ssh takes it along, but not where ssh itself was killed. It would keep our end of its
 * stderr open, and so us running.
 */
function endProxy(processGroup: number | undefined): void {
  if (processGroup === undefined) return;
  try {
    process.kill(-processGroup, "SIGTERM");
  } catch {
    // It is gone.
  }
}

/** What one connection needs, in its directory; a key that is let in for it alone goes with it. */
async function writeFiles(target: SshTarget, directory: string, knownHosts: string): Promise<SshFiles> {
  try {
    const files = { controlSocket: join(directory, "c"), knownHosts: join(directory, "known_hosts") };
    await writeFile(files.knownHosts, knownHosts, { mode: 0o600 });
    if (target.instanceConnect === undefined) return { ...files, identity: undefined };
    const { offerKey } = await import("./offer-key.js");
    return { ...files, identity: await offerKey(target.instanceConnect, target.user, directory) };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** undefined as soon as the socket is there; a message when it does not come in time. */
async function socketAppears(path: string, ended: Promise<unknown>): Promise<string | undefined> {
  const giveUpAt = performance.now() + OPEN_TIMEOUT_MS;
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && performance.now() < giveUpAt) {
    if (existsSync(path)) return undefined;
    await sleep(10);
  }
  return `no answer within ${OPEN_TIMEOUT_MS / 1000} s`;
}
