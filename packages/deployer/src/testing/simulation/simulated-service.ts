import type { ServiceObject, ServiceSpec, TaskObject, TaskState, UpdateState } from "../../swarm/engine-objects";
import type { Random } from "./random";
import type { VirtualTime } from "./virtual-time";

/** How an image behaves, by the word in its name: `web@crash-3` ends at once. */
export type Behaviour = "good" | "slow" | "crash" | "unhealthy" | "missing" | "broken-site" | "job-good" | "job-fails";

export const behaviourOf = (image: string): Behaviour => (/@([a-z-]+)-\d/.exec(image)?.[1] ?? "good") as Behaviour;

/** Whether a job's image has a migration that cannot be undone. */
export const isOneWay = (image: string): boolean => image.endsWith("-oneway");

/** For each behaviour: how long a task takes until it runs, or fails, in ms; and how it fails. */
const LIVES: Readonly<
  Record<Behaviour, { readonly ms: readonly [number, number]; readonly end?: readonly [TaskState, string] }>
> = {
  good: { ms: [500, 3_000] },
  slow: { ms: [20_000, 40_000] },
  "broken-site": { ms: [500, 3_000] },
  crash: { ms: [200, 900], end: ["failed", "task: non-zero exit (1)"] },
  unhealthy: { ms: [5_000, 9_000], end: ["failed", "task: non-zero exit (137): dockerexec: unhealthy container"] },
  missing: { ms: [300, 900], end: ["rejected", "No such image"] },
  "job-good": { ms: [1_000, 20_000], end: ["complete", ""] },
  "job-fails": { ms: [1_000, 5_000], end: ["failed", "task: non-zero exit (1)"] },
};

const MONITOR_MS = 5_000;
const RESTART_MS = 2_000;

interface SimulatedTask {
  readonly id: string;
  readonly slot: number;
  readonly createdMs: number;
  readonly spec: ServiceSpec["TaskTemplate"];
  state: TaskState;
  desired: "running" | "shutdown";
  error: string;
}

/**
 * One service as the engine keeps it: start-first or stop-first updates, all slots at once, the update that is watched
 * and taken back when a task fails, tasks that are started again.
 */
export class SimulatedService {
  version = 1;
  spec: ServiceSpec;
  private previousSpec: ServiceSpec | undefined;
  private update: { state: UpdateState; message: string } | undefined;
  private tasks: SimulatedTask[] = [];
  /** Rises with every update: what an earlier one had in mind no longer happens. */
  private generation = 0;
  private removed = false;

  constructor(
    readonly id: string,
    spec: ServiceSpec,
    private readonly stopFirst: boolean,
    private readonly time: VirtualTime,
    private readonly random: Random,
    private readonly engineIsUp: () => boolean,
    /** Told the image of a job that has ended well. */
    private readonly onComplete: (image: string) => void = () => undefined,
  ) {
    this.spec = spec;
    this.startMissing();
  }

  /** As `docker service update`: an equal specification changes nothing, and forgets the last update's outcome. */
  updateTo(spec: ServiceSpec, stopFirst = this.stopFirst): void {
    this.version += 1;
    const same = JSON.stringify(spec.TaskTemplate) === JSON.stringify(this.spec.TaskTemplate);
    this.previousSpec = this.spec;
    this.spec = spec;
    this.update = undefined;
    this.generation += 1;
    if (!same) this.roll("updating", stopFirst);
    this.startMissing();
  }

  remove(): void {
    this.removed = true;
    this.generation += 1;
    for (const task of this.tasks) task.desired = "shutdown";
    this.later(this.random.between(200, 1_500), () => {
      this.tasks = [];
    });
  }

  get isJob(): boolean {
    return behaviourOf(this.spec.TaskTemplate.ContainerSpec.Image).startsWith("job-");
  }

  get isGone(): boolean {
    return this.removed;
  }

  /** Whether something of it may still be at work. */
  get isAtWork(): boolean {
    return this.tasks.some(({ state }) => state === "starting" || state === "running");
  }

  get running(): readonly SimulatedTask[] {
    return this.tasks.filter(({ state, desired }) => state === "running" && desired === "running");
  }

  /** The daemon died with all its containers, and came back. */
  restartAll(): void {
    for (const task of this.tasks) {
      if (task.desired !== "running" || !["running", "starting"].includes(task.state)) continue;
      this.end(task, "failed", "task: non-zero exit (137)");
    }
    this.startMissing();
  }

  object(): ServiceObject {
    const running = this.running.length;
    return {
      ID: this.id,
      Version: { Index: this.version },
      Spec: this.spec,
      ServiceStatus: { RunningTasks: running, DesiredTasks: this.replicas },
      ...(this.update ? { UpdateStatus: { State: this.update.state, Message: this.update.message } } : {}),
    };
  }

  taskObjects(): readonly TaskObject[] {
    return this.tasks.map(({ id, slot, createdMs, spec, state, desired, error }) => ({
      ID: id,
      ServiceID: this.id,
      Slot: slot,
      CreatedAt: new Date(createdMs).toISOString(),
      Spec: spec,
      DesiredState: desired,
      Status: { State: state, Err: error, ContainerStatus: { ExitCode: error === "" ? 0 : 1 } },
    }));
  }

  private get replicas(): number {
    return this.spec.Mode?.Replicated?.Replicas ?? 1;
  }

  private isCurrent(task: SimulatedTask): boolean {
    return JSON.stringify(task.spec) === JSON.stringify(this.spec.TaskTemplate);
  }

  private roll(state: "updating" | "rollback_started", stopFirst: boolean): void {
    const mine = this.generation;
    this.later(10, () => {
      if (mine !== this.generation) return;
      this.update = { state, message: state };
      if (stopFirst) this.retireOld();
      this.startMissing();
    });
  }

  private retireOld(): void {
    for (const task of this.tasks) {
      if (task.desired === "running" && !this.isCurrent(task)) {
        task.desired = "shutdown";
        this.later(this.random.between(100, 1_000), () => {
          if (task.state === "running" || task.state === "starting") task.state = "shutdown";
        });
      }
    }
  }

  /** A task for every slot that has none of the present specification. */
  private startMissing(): void {
    if (this.removed) return;
    const wanted = this.tasks.filter((task) => task.desired === "running" && this.isCurrent(task));
    for (const extra of wanted.slice(this.replicas)) extra.desired = "shutdown";
    for (let slot = wanted.length + 1; slot <= this.replicas; slot += 1) this.start(slot);
    if (this.replicas === 0) for (const task of this.tasks) task.desired = "shutdown";
  }

  private start(slot: number): void {
    const task: SimulatedTask = {
      id: `${this.id}.${this.tasks.length}.${this.version}.${this.time.count}`,
      slot,
      createdMs: this.time.nowMs,
      spec: this.spec.TaskTemplate,
      state: "starting",
      desired: "running",
      error: "",
    };
    this.tasks.push(task);
    const { ms, end } = LIVES[behaviourOf(task.spec.ContainerSpec.Image)];
    this.later(this.random.between(...ms), () => {
      if (task.state !== "starting" || task.desired !== "running") return;
      if (end === undefined) {
        task.state = "running";
        this.onRunning();
      } else this.end(task, ...end);
    });
  }

  private end(task: SimulatedTask, state: TaskState, error: string): void {
    Object.assign(task, { state, error, desired: "shutdown" });
    if (state === "complete") this.onComplete(task.spec.ContainerSpec.Image);
    if (this.isJob) return;
    const mine = this.generation;
    if (this.isCurrent(task) && this.update?.state === "updating" && this.previousSpec !== undefined) {
      this.takeBack();
      return;
    }
    this.later(RESTART_MS, () => {
      if (mine === this.generation) this.startMissing();
    });
  }

  private takeBack(): void {
    const failed = this.spec;
    this.spec = this.previousSpec as ServiceSpec;
    this.previousSpec = undefined;
    this.version += 1;
    this.generation += 1;
    this.update = {
      state: "rollback_started",
      message: `update rolled back: ${failed.TaskTemplate.ContainerSpec.Image}`,
    };
    this.retireOld();
    this.startMissing();
    this.onRunning();
  }

  private onRunning(): void {
    if (this.running.filter((task) => this.isCurrent(task)).length < this.replicas) return;
    this.retireOld();
    const mine = this.generation;
    const state = this.update?.state;
    if (state !== "updating" && state !== "rollback_started") return;
    this.later(MONITOR_MS, () => {
      if (mine !== this.generation || this.update?.state !== state) return;
      this.update = { state: state === "updating" ? "completed" : "rollback_completed", message: "" };
    });
  }

  /** Nothing moves while the daemon is down; it catches up afterwards. */
  private later(ms: number, run: () => void): void {
    this.time.at(ms, () => {
      if (this.engineIsUp()) run();
      else this.later(1_000, run);
    });
  }
}
