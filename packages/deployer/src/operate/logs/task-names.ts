import type { Engine } from "../../swarm/engine";
import type { TaskObject } from "../../swarm/engine-objects";
import { readNodes } from "../../swarm/read-nodes";

/** Where a line comes from, in words. */
export interface TaskName {
  readonly service: string;
  /** `gunicorn.1`; on every node: `agent.<node>`. */
  readonly task: string;
  readonly node: string;
}

/** Names of tasks; one that is new is asked for. */
export class TaskNames {
  private readonly known = new Map<string, Promise<TaskName>>();
  private nodes: Promise<ReadonlyMap<string, string>> | undefined;

  /** @param services names by id */
  constructor(
    private readonly engine: Engine,
    private readonly services: ReadonlyMap<string, string>,
  ) {}

  of(taskId: string): Promise<TaskName> {
    const name = this.known.get(taskId) ?? this.ask(taskId);
    this.known.set(taskId, name);
    return name;
  }

  private async ask(taskId: string): Promise<TaskName> {
    const short = taskId.slice(0, 8);
    try {
      const task = (await this.engine.getTask(taskId).inspect()) as TaskObject;
      this.nodes ??= readNodes(this.engine).then(
        (nodes) => new Map(nodes.map(({ ID, Description }) => [ID, Description?.Hostname ?? ID])),
      );
      const service = this.services.get(task.ServiceID) ?? task.ServiceID;
      const node = (await this.nodes).get(task.NodeID ?? "") ?? "";
      return { service, task: `${service}.${task.Slot ?? node}`, node };
    } catch {
      // The swarm forgets old tasks while their log is still there.
      return { service: short, task: short, node: "" };
    }
  }
}
