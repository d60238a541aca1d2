import { RemoteError } from "@django-swarm/environment";
import Docker from "dockerode";
import { type Deadline, retryUntil } from "../deadline";
import type { Step } from "../report/reporter";
import { managerState, type SwarmInfo } from "./manager-state";

/** The engine's API. */
export type Engine = Docker;

/** The message in an engine's refusal, without dockerode's frame around it. */
export function engineMessage(error: unknown): string {
  const json = (error as { json?: { message?: unknown } }).json;
  if (typeof json?.message === "string") return json.message;
  return error instanceof Error ? error.message : String(error);
}

export const engineStatus = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;

/**
 * The engine behind a local socket, once it manages an active swarm.
 *
 * @throws RemoteError at the deadline.
 */
export async function connectEngine(socketPath: string, step: Step, deadline: Deadline): Promise<Engine> {
  const engine = new Docker({ socketPath });
  let lastState = "no answer";
  const inactive = (): RemoteError =>
    new RemoteError("The host manages no active swarm.", {
      code: "swarm/inactive",
      details: [lastState],
      hint: "Look at it on the host: `docker info`, `systemctl status docker` and `journalctl -b`; the SSH user must be in the group docker.",
    });
  await retryUntil(deadline, {
    attempt: async () => {
      const info = await engine.info().catch((error: unknown) => {
        lastState = `its engine does not answer (${engineMessage(error)})`;
        return undefined;
      });
      if (info === undefined) return undefined;
      const found = managerState(info.Swarm as SwarmInfo);
      if (found.state === "ready") return true;
      lastState = found.what;
      if (found.state === "never") throw inactive();
      return undefined;
    },
    waiting: () => step.update(`waiting for the swarm: ${lastState}`),
    gaveUp: inactive,
  });
  return engine;
}
