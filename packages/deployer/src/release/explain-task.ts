import type { TaskObject } from "../swarm/engine-objects";

/** By another container, or by another program of the host. */
const PORT_TAKEN = /bind for \S+:(\d+) failed: port is already allocated|\S+:(\d+): bind: address already in use/i;

const portTaken = (port: string): string => `port ${port} is taken on the host`;

/** The port in {@link explainTask}'s words. */
export const takenPort = (cause: string): string | undefined => /port (\d+) is taken on the host/.exec(cause)?.[1];

/** Why a task ended or cannot start, in a few words, from what the engine says about it. */
export function explainTask(task: TaskObject): string {
  const { Err: error = "", Message: message = "", ContainerStatus: container, State: state } = task.Status;
  if (/unhealthy container/i.test(error)) return "its health check fails";
  if (/no such image|manifest unknown|pull access denied|no basic auth/i.test(error)) {
    return `its image cannot be pulled: ${error}`;
  }
  const port = PORT_TAKEN.exec(error);
  if (port) return portTaken(port[1] ?? port[2] ?? "");
  if (/no suitable node/i.test(error)) return `no node can take it: ${error}`;
  const exitCode = container?.ExitCode ?? 0;
  if (/non-zero exit/i.test(error) && exitCode !== 0) return `it exits with code ${exitCode}${signalOf(exitCode)}`;
  if (error !== "") return error;
  return state === "complete" ? "it ends by itself" : message || state;
}

/** What ended a process, where its exit code says so (128 + signal). */
function signalOf(exitCode: number): string {
  if (exitCode === 137) return " (killed: perhaps out of memory)";
  if (exitCode === 143) return " (terminated)";
  return "";
}
