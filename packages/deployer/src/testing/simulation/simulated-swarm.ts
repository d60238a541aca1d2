import { parse } from "yaml";
import { lockName, parseLock } from "../../lock/lock-record";
import type { Change, ChangeAnswer, Fence } from "../../swarm/cluster";
import type { ServiceSpec } from "../../swarm/engine-objects";
import { STACK_IMAGE_LABEL } from "../../swarm/stack-labels";
import type { Random } from "./random";
import { behaviourOf, SimulatedService } from "./simulated-service";
import type { VirtualTime } from "./virtual-time";

export interface SimulatedConfig {
  readonly id: string;
  readonly name: string;
  version: number;
  labels: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

interface FileService {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly deploy?: {
    readonly mode?: string;
    readonly replicas?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly update_config?: { readonly order?: string };
  };
}

interface StackFile {
  readonly services: Readonly<Record<string, FileService>>;
  readonly secrets?: Readonly<Record<string, { readonly name: string }>>;
}

const files = new Map<string, StackFile>();
function readStackFile(yaml: string): StackFile {
  const known = files.get(yaml) ?? (parse(yaml, { schema: "failsafe" }) as StackFile);
  files.set(yaml, known);
  return known;
}

/** Longer than a holder that shows no life is waited for. */
const SLOW_STEP_MS = 90_000;

/** What the host runs in the name of a lock: one at a time, whoever began it. */
interface Unit {
  cancelled: boolean;
}

/** One manager with its engine, and what runs on it. */
export class SimulatedSwarm {
  readonly services = new Map<string, SimulatedService>();
  readonly configs = new Map<string, SimulatedConfig>();
  readonly secrets = new Set<string>();
  engineIsUp = true;
  /** When the daemon came back last, or will. */
  engineUpSinceMs = Number.NEGATIVE_INFINITY;
  /** What must never happen, and did. */
  readonly violations: string[] = [];
  /** The highest fencing number whose holder has begun to look: what is done with a lower one comes too late. */
  floor = 0;
  private unit: Unit | undefined;
  private ids = 0;

  constructor(
    readonly time: VirtualTime,
    readonly random: Random,
    private readonly environmentName: string,
  ) {}

  nextId(): string {
    this.ids += 1;
    return `id${this.ids}`;
  }

  /** kill -9 of the daemon; its containers die with it. One that is down stays down until the later end. */
  stopEngine(ms: number): void {
    this.engineIsUp = false;
    this.engineUpSinceMs = Math.max(this.engineUpSinceMs, this.time.nowMs + ms);
    this.time.at(ms, () => {
      if (this.engineIsUp || this.time.nowMs < this.engineUpSinceMs) return;
      this.engineIsUp = true;
      for (const service of this.services.values()) service.restartAll();
    });
  }

  /** Removes every secret that no service is defined with. */
  dropUnusedSecrets(): void {
    for (const name of [...this.secrets]) if (!this.isInUse(name)) this.secrets.delete(name);
  }

  /** Whether a visitor gets an answer. */
  siteAnswers(): boolean {
    const web = this.services.get(`${this.environmentName}_web`);
    return (
      web?.running.some(({ spec }) => behaviourOf(spec.ContainerSpec.Image) !== "broken-site") === true &&
      !web.running.some(({ spec }) => behaviourOf(spec.ContainerSpec.Image) === "broken-site")
    );
  }

  /** @returns "busy" while another one runs, "ended" when somebody ended it. */
  async runUnit(fence: Fence, change: Change, checksFence: boolean): Promise<ChangeAnswer | "busy" | "ended"> {
    if (this.unit !== undefined) return "busy";
    const unit: Unit = { cancelled: false };
    this.unit = unit;
    try {
      await this.time.sleep(this.random.between(20, 200));
      if (!this.engineIsUp) return refused("Cannot connect to the Docker daemon");
      const lock = this.configs.get(fence.lock);
      const record = lock && parseLock(lock);
      if (checksFence && (record?.fence !== fence.number || record.token !== fence.token))
        return { outcome: "deposed" };
      return await this.carryOut(unit, fence, change);
    } finally {
      if (this.unit === unit) this.unit = undefined;
    }
  }

  /** @param really false: it goes on. */
  endUnit(really: boolean): void {
    const lock = this.configs.get(lockName(this.environmentName));
    this.floor = Math.max(this.floor, (lock && parseLock(lock)?.fence) ?? 0);
    if (this.unit && really) this.unit.cancelled = true;
    this.unit = undefined;
  }

  private async carryOut(unit: Unit, fence: Fence, change: Change): Promise<ChangeAnswer | "ended"> {
    for (const act of this.acts(change)) {
      // A host under load may take long over a step.
      await this.time.sleep(this.random.between(1, 40) === 1 ? SLOW_STEP_MS : this.random.between(5, 80));
      if (unit.cancelled) return "ended";
      if (!this.engineIsUp) return refused("Cannot connect to the Docker daemon");
      if (fence.number < this.floor)
        this.violations.push(`holder ${fence.number} changed something after ${this.floor} took over`);
      const problem = act();
      if (problem !== undefined) return refused(problem);
    }
    return { outcome: "done" };
  }

  /** What the CLI does one after the other; each returns what is wrong. */
  private acts(change: Change): readonly (() => string | undefined)[] {
    switch (change.kind) {
      case "deploy":
        return this.deployActs(change.stackName, readStackFile(change.yaml));
      case "remove-services":
        return change.services.map((name) => () => {
          const service = this.services.get(name);
          service?.remove();
          if (service) this.time.at(2_000, () => this.services.get(name) === service && this.services.delete(name));
          return undefined;
        });
      case "scale-to-zero":
        return change.services.map((name) => () => {
          const service = this.services.get(name);
          service?.updateTo({ ...service.spec, Mode: { Replicated: { Replicas: 0 } } });
          return undefined;
        });
      case "forget-image":
        return change.services.map((name) => () => {
          const service = this.services.get(name);
          if (service === undefined) return `service ${name} not found`;
          const { [STACK_IMAGE_LABEL]: _image, ...Labels } = service.spec.Labels ?? {};
          service.updateTo({ ...service.spec, Labels });
          return undefined;
        });
      case "remove-objects":
        return [
          ...change.secrets.map((name) => () => {
            if (!this.isInUse(name)) this.secrets.delete(name);
            return undefined;
          }),
          ...change.configs.map((name) => () => {
            this.configs.delete(name);
            return undefined;
          }),
        ];
      case "remove-images":
        return [];
    }
  }

  private deployActs(stackName: string, file: StackFile): readonly (() => string | undefined)[] {
    const missing = (): string | undefined => {
      const names = Object.values(file.secrets ?? {}).map(({ name }) => name);
      const lacking = names.filter((name) => !this.secrets.has(name));
      if (lacking.length > 0) this.violations.push(`a secret that is needed is gone: ${lacking.join(", ")}`);
      return lacking.length > 0 ? `secret not found: ${lacking.join(", ")}` : undefined;
    };
    return [
      missing,
      ...Object.entries(file.services).map(([name, service]) => () => {
        this.deployService(stackName, name, service, file);
        return undefined;
      }),
    ];
  }

  private deployService(stackName: string, name: string, service: FileService, file: StackFile): void {
    const fullName = `${stackName}_${name}`;
    const { deploy: { labels = {}, replicas = "1", update_config: update = {} } = {} } = service;
    const live = this.services.get(fullName);
    const alive = live?.isGone ? undefined : live;
    // The CLI leaves a live image alone while its own label names the file's.
    const keepsImage = alive?.spec.Labels?.[STACK_IMAGE_LABEL] === service.image;
    const spec: ServiceSpec = {
      Name: fullName,
      Labels: { ...labels, [STACK_IMAGE_LABEL]: service.image },
      TaskTemplate: {
        ContainerSpec: {
          Image: keepsImage && alive ? alive.spec.TaskTemplate.ContainerSpec.Image : service.image,
          Env: Object.entries(service.environment ?? {}).map(([key, value]) => `${key}=${value}`),
          Secrets: (service.secrets ?? []).map((key) => ({
            SecretName: file.secrets?.[key]?.name,
            File: { Name: key },
          })),
        } as ServiceSpec["TaskTemplate"]["ContainerSpec"],
      },
      Mode: { Replicated: { Replicas: Number(replicas) } },
      UpdateConfig: { Monitor: 5_000_000_000, Parallelism: 0 },
    };
    const stopFirst = update.order !== "start-first";
    if (alive) alive.updateTo(spec, stopFirst);
    else {
      if (live?.isJob && live.isAtWork) this.violations.push("two release jobs at once");
      const made = new SimulatedService(this.nextId(), spec, stopFirst, this.time, this.random, () => this.engineIsUp);
      this.services.set(fullName, made);
    }
  }

  private isInUse(secret: string): boolean {
    return [...this.services.values()].some(({ spec }) => JSON.stringify(spec.TaskTemplate).includes(`"${secret}"`));
  }
}

const refused = (line: string): ChangeAnswer => ({ outcome: "refused", lines: [line] });
