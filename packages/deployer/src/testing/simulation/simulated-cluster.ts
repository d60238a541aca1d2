import { RemoteError } from "@django-swarm/environment";
import type { Clock } from "../../clock";
import type { Change, ChangeAnswer, Cluster, Fence, StoredConfig, StoredImage } from "../../swarm/cluster";
import type { NodeObject } from "../../swarm/engine-objects";
import type { LiveStack } from "../../swarm/read-stack";
import { ENVIRONMENT_LABEL } from "../../swarm/stack-labels";
import { unreachable } from "../../swarm/unreachable";
import type { BrokenRules } from "./broken-rules";
import type { Fault } from "./fault";
import type { SimulatedSwarm } from "./simulated-swarm";

/** Another one each time: whoever waits for a promise is kept in memory as long as that is. */
const never = (): Promise<never> => new Promise(() => undefined);

/** The swarm as one deployer sees it: with latency, and with faults of its own. */
export class SimulatedCluster implements Cluster {
  readonly clock: Clock;
  private calls = 0;
  private dead = false;
  private connected = true;
  private frozenUntilMs = 0;

  constructor(
    private readonly swarm: SimulatedSwarm,
    private readonly environmentName: string,
    private readonly faults: readonly Fault[],
    private readonly broken: BrokenRules = {},
    /** Told of every config that is written for the first time. */
    private readonly onWritten: (name: string, content: Buffer) => void = () => undefined,
  ) {
    this.clock = {
      nowMs: () => swarm.time.nowMs,
      date: () => new Date(swarm.time.nowMs),
      sleep: (ms, signal) => this.sleep(ms, signal),
    };
  }

  get isDead(): boolean {
    return this.dead;
  }

  async reconnect(timeoutMs: number, signal: AbortSignal): Promise<void> {
    const giveUpAt = this.clock.nowMs() + timeoutMs;
    for (;;) {
      signal.throwIfAborted();
      this.connected = true;
      const answered = await this.call("reconnect", () => true).catch(() => false);
      if (answered) return;
      if (this.clock.nowMs() > giveUpAt) throw new RemoteError("gone", { code: "transport/late" });
      await this.sleep(1_000, signal);
    }
  }

  readStack(stackName: string): Promise<LiveStack> {
    return this.call("readStack", () => {
      const mine = [...this.swarm.services].filter(([name, { isGone }]) => name.startsWith(`${stackName}_`) && !isGone);
      const leaving = [...this.swarm.services].filter(([name]) => name.startsWith(`${stackName}_`));
      return {
        services: new Map(mine.map(([name, service]) => [name.slice(stackName.length + 1), service.object()])),
        tasks: leaving.flatMap(([, service]) => service.taskObjects()),
      };
    });
  }

  readNodes(): Promise<readonly NodeObject[]> {
    return this.call("readNodes", () => [{ ID: "n1", Spec: { Availability: "active" }, Status: { State: "ready" } }]);
  }

  listenToChanges(): ReturnType<Cluster["listenToChanges"]> {
    return this.call("listenToChanges", () => ({ next: () => this.sleep(500), close: () => undefined }));
  }

  async lastLogLines(): Promise<readonly string[]> {
    return [];
  }

  async portHolder(): Promise<string | undefined> {
    return undefined;
  }

  async failedHealthCheck(): Promise<string | undefined> {
    return undefined;
  }

  async followLogs(): ReturnType<Cluster["followLogs"]> {
    return { stop: async () => undefined };
  }

  listConfigs(environmentName: string): Promise<readonly StoredConfig[]> {
    return this.call("listConfigs", () =>
      [...this.swarm.configs.values()]
        .filter(({ labels }) => labels[ENVIRONMENT_LABEL] === environmentName)
        .map(({ id, name, version, labels }) => ({ id, name, version, labels })),
    );
  }

  listSecretNames(): Promise<readonly string[]> {
    return this.call("listSecretNames", () => [...this.swarm.secrets]);
  }

  /** A simulated swarm has no images: nothing rests on them but time. */
  listImages(): Promise<readonly StoredImage[]> {
    return this.call("listImages", () => []);
  }

  readConfig(name: string): Promise<Buffer | undefined> {
    return this.call("readConfig", () => this.swarm.configs.get(name)?.content);
  }

  createConfig(name: string, content: Buffer, labels: Readonly<Record<string, string>>): Promise<boolean> {
    return this.call("createConfig", () => {
      if (this.swarm.configs.has(name) && !this.broken.writeOnce) return false;
      this.swarm.configs.set(name, { id: this.swarm.nextId(), name, version: 1, labels, content });
      this.onWritten(name, content);
      return true;
    });
  }

  relabelConfig({ name, version }: StoredConfig, labels: Readonly<Record<string, string>>): Promise<boolean> {
    return this.call("relabelConfig", () => {
      const config = this.swarm.configs.get(name);
      if (config === undefined || config.version !== version) return false;
      config.version += 1;
      config.labels = labels;
      return true;
    });
  }

  missingObjects(wanted: Parameters<Cluster["missingObjects"]>[0]): ReturnType<Cluster["missingObjects"]> {
    return this.call("missingObjects", () => ({
      secrets: [...wanted.secrets.keys()].filter((name) => !this.swarm.secrets.has(name)),
      configs: [...wanted.configs.keys()].filter((name) => !this.swarm.configs.has(name)),
      networks: [],
    }));
  }

  createObjects(
    environmentName: string,
    wanted: Parameters<Cluster["createObjects"]>[1],
    missing: Parameters<Cluster["createObjects"]>[2],
  ): Promise<void> {
    return this.call("createObjects", () => {
      for (const name of missing.secrets) this.swarm.secrets.add(name);
      for (const name of missing.configs) {
        const content = Buffer.from(wanted.configs.get(name) ?? "");
        const labels = { [ENVIRONMENT_LABEL]: environmentName };
        this.swarm.configs.set(name, { id: this.swarm.nextId(), name, version: 1, labels, content });
      }
    });
  }

  async change(fence: Fence, change: Change): Promise<ChangeAnswer> {
    for (;;) {
      const answer = await this.call("change", () =>
        this.swarm.runUnit(fence, this.mutate(change), !this.broken.fence),
      );
      if (answer === "busy" || answer === "ended") {
        await this.sleep(2_000);
        continue;
      }
      if (answer.outcome === "refused" && answer.lines.some((line) => line.includes("Cannot connect")))
        throw unreachable(answer.lines);
      if (this.broken.keptSecrets) this.swarm.dropUnusedSecrets();
      return answer;
    }
  }

  endChange(): Promise<void> {
    return this.call("endChange", () => {
      this.swarm.endUnit(this.broken.endChange !== true);
    });
  }

  /** Wakes up when its time has come and its machine is awake, and never when it is dead. */
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (this.dead) return never();
    if (signal?.aborted) throw signal.reason;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      signal?.addEventListener("abort", wake);
      this.swarm.time.at(ms, wake);
    });
    await this.awake();
    if (signal?.aborted) throw signal.reason;
  }

  private async awake(): Promise<void> {
    while (this.frozenUntilMs > this.clock.nowMs())
      await this.swarm.time.sleep(this.frozenUntilMs - this.clock.nowMs());
    if (this.dead) await never();
  }

  private mutate(change: Change): Change {
    if (change.kind !== "remove-services" || !this.broken.removal) return change;
    return { ...change, services: change.services.filter((name) => !name.startsWith(`${this.environmentName}_`)) };
  }

  /** One call over the connection: there, done, and back. */
  private async call<T>(name: string, effect: () => T | Promise<T>): Promise<T> {
    await this.awake();
    const fault = this.faults.find(({ call }) => call === this.calls);
    this.calls += 1;
    await this.swarm.time.sleep(this.swarm.random.between(1, 30));
    if (fault && !fault.after) this.strike(fault);
    // What was sent before a machine fell asleep is done; what is sent by a dead one is not.
    if (this.dead) await never();
    if (!this.connected || !this.swarm.engineIsUp) throw unreachable([`at ${name}`]);
    const value = await effect();
    if (fault?.after) this.strike(fault);
    await this.swarm.time.sleep(this.swarm.random.between(1, 30));
    await this.awake();
    if (!this.connected) throw unreachable([`at ${name}`]);
    return value;
  }

  private strike({ kind, ms }: Fault): void {
    switch (kind) {
      case "kill":
        this.dead = true;
        break;
      case "cut":
        this.connected = false;
        break;
      case "freeze":
        this.frozenUntilMs = this.clock.nowMs() + ms;
        break;
      case "engine":
        this.swarm.stopEngine(ms);
        break;
    }
  }
}
