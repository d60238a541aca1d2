import { RemoteError } from "@django-swarm/environment";
import { type Deadline, retryUntil } from "../deadline";
import { type Engine, engineStatus } from "./engine";
import { readStack } from "./read-stack";

/** Removes the services of a stack, and waits until their tasks are gone; networks, secrets and configs stay. */
export async function removeServices(engine: Engine, stackName: string, deadline: Deadline): Promise<void> {
  const { services } = await readStack(engine, stackName);
  for (const { ID: id } of services.values()) {
    await engine
      .getService(id)
      .remove()
      .catch((error: unknown) => {
        if (engineStatus(error) !== 404) throw error;
      });
  }
  await retryUntil(deadline, {
    attempt: async () => {
      const { tasks } = await readStack(engine, stackName);
      return tasks.length === 0 || undefined;
    },
    waiting: () => undefined,
    gaveUp: () =>
      new RemoteError(`The tasks of ${stackName} do not go away.`, {
        code: "swarm/tasks-remain",
        hint: `Look at them on the host: \`docker stack ps ${stackName}\`.`,
      }),
    pauseMs: 250,
  });
}
