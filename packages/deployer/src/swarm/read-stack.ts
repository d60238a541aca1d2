import type { Engine } from "./engine";
import type { ServiceObject, TaskObject } from "./engine-objects";
import { STACK_LABEL } from "./stack-labels";

/** What runs of a stack: services by their name in the stack file, and all their tasks that the engine remembers. */
export interface LiveStack {
  readonly services: ReadonlyMap<string, ServiceObject>;
  readonly tasks: readonly TaskObject[];
}

export async function readStack(engine: Engine, stackName: string): Promise<LiveStack> {
  const filters = { label: [`${STACK_LABEL}=${stackName}`] };
  const [services, tasks] = await Promise.all([
    engine.listServices({ filters, status: true } as Parameters<Engine["listServices"]>[0]),
    engine.listTasks({ filters }),
  ]);
  const named = (services as unknown as ServiceObject[]).map(
    (service) => [service.Spec.Name.slice(stackName.length + 1), service] as const,
  );
  return { services: new Map(named), tasks: tasks as unknown as TaskObject[] };
}
