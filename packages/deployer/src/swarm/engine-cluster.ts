import { setTimeout as sleep } from "node:timers/promises";
import { RemoteError } from "@django-swarm/environment";
import { systemClock } from "../clock";
import { endHostChange, runHostChange } from "../transport/host-change";
import type { SshConnection } from "../transport/ssh-connection";
import { listenToSwarm, type SwarmChanges } from "./changes-of-swarm";
import type { Change, ChangeAnswer, Cluster, Fence, StoredConfig, StoredImage } from "./cluster";
import { type Engine, engineMessage, engineStatus } from "./engine";
import type { NodeObject } from "./engine-objects";
import { createObjects, type MissingObjects, missingObjects, type WantedObjects } from "./ensure-objects";
import { listStoredImages } from "./list-stored-images";
import { readNodes } from "./read-nodes";
import { type LiveStack, readStack } from "./read-stack";
import { ENVIRONMENT_LABEL } from "./stack-labels";
import { followLogs, lastLogLines } from "./task-logs";
import { explainEngineError, unreachable } from "./unreachable";

/** A connection to a manager that can be made anew. */
export interface ManagerConnection {
  readonly ssh: SshConnection;
  readonly engine: Engine;
  /** Closes what is left of it and connects again, until the deadline. */
  reopen(timeoutMs: number, signal: AbortSignal): Promise<void>;
}

/** No call to the engine takes this long, short of a connection that hangs. */
const CALL_TIMEOUT_MS = 30_000;
/** How long another change is waited for: it ends itself after that. */
const BUSY_MS = 310_000;
/** How the CLI says that the engine is not there. */
const NO_ENGINE = /cannot connect to the docker daemon|error during connect|connection refused|EOF$/i;
const OUTDATED_ATTEMPTS = 3;
const PAUSE_MS = 2_000;

interface ConfigObject {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly Name: string; readonly Labels?: Readonly<Record<string, string>>; readonly Data?: string };
}

/** The swarm behind a connection to its manager. */
export class EngineCluster implements Cluster {
  readonly clock = systemClock;

  constructor(private readonly connection: ManagerConnection) {}

  reconnect(timeoutMs: number, signal: AbortSignal): Promise<void> {
    return this.connection.reopen(timeoutMs, signal);
  }

  readStack(stackName: string): Promise<LiveStack> {
    return ask(() => readStack(this.connection.engine, stackName));
  }

  readNodes(): Promise<readonly NodeObject[]> {
    return ask(() => readNodes(this.connection.engine));
  }

  listenToChanges(): Promise<SwarmChanges> {
    return ask(() => listenToSwarm(this.connection.engine));
  }

  lastLogLines(taskId: string, count: number): Promise<readonly string[]> {
    return lastLogLines(this.connection.engine, taskId, count);
  }

  async failedHealthCheck(containerId: string): Promise<string | undefined> {
    // It may be gone, or on another node.
    const container = await this.connection.engine
      .getContainer(containerId)
      .inspect()
      .catch(() => undefined);
    const health = container?.State.Health;
    return health?.Status === "unhealthy" ? (health.Log.at(-1)?.Output.trim() ?? "") : undefined;
  }

  async portHolder(port: number): Promise<string | undefined> {
    const filters = { publish: [String(port)] };
    const containers = await this.connection.engine.listContainers({ filters }).catch(() => []);
    return containers[0]?.Names[0]?.replace(/^\//, "");
  }

  followLogs(taskId: string, onLine: (line: string) => void): ReturnType<Cluster["followLogs"]> {
    return ask(() => followLogs(this.connection.engine, taskId, onLine));
  }

  async listConfigs(environmentName: string): Promise<readonly StoredConfig[]> {
    const filters = { label: [`${ENVIRONMENT_LABEL}=${environmentName}`] };
    const configs = (await ask(() => this.connection.engine.listConfigs({ filters }))) as unknown as ConfigObject[];
    return configs.map(({ ID: id, Version, Spec: { Name: name, Labels: labels = {} } }) => {
      return { id, name, version: Version.Index, labels };
    });
  }

  async listSecretNames(environmentName: string): Promise<readonly string[]> {
    const filters = { label: [`${ENVIRONMENT_LABEL}=${environmentName}`] };
    const secrets = (await ask(() => this.connection.engine.listSecrets({ filters }))) as unknown as ConfigObject[];
    return secrets.map(({ Spec }) => Spec.Name);
  }

  listImages(): Promise<readonly StoredImage[]> {
    return ask(() => listStoredImages(this.connection.engine));
  }

  async readConfig(name: string): Promise<Buffer | undefined> {
    try {
      const config = (await ask(() => this.connection.engine.getConfig(name).inspect())) as unknown as ConfigObject;
      return Buffer.from(config.Spec.Data ?? "", "base64");
    } catch (error) {
      if (engineStatus(error) === 404) return undefined;
      throw error;
    }
  }

  async createConfig(name: string, content: Buffer, labels: Readonly<Record<string, string>>): Promise<boolean> {
    const spec = { Name: name, Labels: { ...labels }, Data: content.toString("base64") };
    try {
      await ask(() => this.connection.engine.createConfig(spec));
      return true;
    } catch (error) {
      if (engineStatus(error) === 409) return false;
      throw error;
    }
  }

  async relabelConfig({ id, name, version }: StoredConfig, labels: Readonly<Record<string, string>>): Promise<boolean> {
    try {
      // The engine compares the rest of the specification: data is left out, and stays.
      await ask(() =>
        this.connection.engine.getConfig(id).update({ version, Name: name, Labels: labels } as Record<string, unknown>),
      );
      return true;
    } catch (error) {
      if (engineStatus(error) === 404 || engineMessage(error).includes("out of sequence")) return false;
      throw error;
    }
  }

  missingObjects(wanted: WantedObjects): Promise<MissingObjects> {
    return ask(() => missingObjects(this.connection.engine, wanted));
  }

  createObjects(environmentName: string, wanted: WantedObjects, missing: MissingObjects): Promise<void> {
    return ask(() => createObjects(this.connection.engine, environmentName, wanted, missing));
  }

  /**
   * The CLI reads all services first and updates them one by one; where something else touched one meanwhile (the
   * host's timer that refreshes registry credentials, the swarm's own bookkeeping) it gives up in the middle. What it
   * did is what a second run finds done, so it is run again.
   */
  async change(fence: Fence, change: Change): Promise<ChangeAnswer> {
    const giveUpAt = performance.now() + BUSY_MS;
    for (let attempt = 1; ; ) {
      const answer = await runHostChange(this.connection.ssh, fence, change);
      if (answer === "busy" || answer === "ended") {
        // Ended by a holder that woke up too late: what it was is to be done again, if the lock is still ours.
        if (performance.now() > giveUpAt) throw busy();
      } else {
        if (answer.outcome === "refused" && answer.lines.some((line) => NO_ENGINE.test(line)))
          throw unreachable(answer.lines);
        const outdated = answer.outcome === "refused" && answer.lines.some((line) => line.includes("out of sequence"));
        if (!outdated || attempt === OUTDATED_ATTEMPTS) return answer;
        attempt += 1;
      }
      await sleep(PAUSE_MS);
    }
  }

  endChange(): Promise<void> {
    return endHostChange(this.connection.ssh);
  }
}

const busy = (): RemoteError =>
  new RemoteError("The host is still busy with an earlier change.", {
    code: "swarm/busy",
    hint: "Look at it on the host: `systemctl status django-swarm-change`.",
  });

/** A call to the engine, with an end, and with failures told apart. */
async function ask<T>(call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error(`no answer within ${CALL_TIMEOUT_MS / 1000} s`), { code: "ETIMEDOUT" })),
      CALL_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    throw explainEngineError(error);
  } finally {
    clearTimeout(timer);
  }
}
