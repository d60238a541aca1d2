import { DjangoSwarmError, RemoteError } from "@django-swarm/environment";
import { engineMessage, engineStatus } from "./engine";

const ENGINE_UNREACHABLE = "swarm/unreachable";

/** Whether the host or its engine could not be reached: connecting again may mend it. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof DjangoSwarmError && (error.code === ENGINE_UNREACHABLE || error.code === "transport/lost");

/** What the engine says while raft has no leader for a moment. */
const NO_LEADER = /lost leader|does not have a leader|no elected|context deadline exceeded|unavailable/i;

/** A failure of a call to the engine: told apart are an engine that did not answer, and one that refused. */
export function explainEngineError(error: unknown): unknown {
  if (error instanceof DjangoSwarmError) return error;
  const [status, message] = [engineStatus(error), engineMessage(error)];
  if (status !== undefined && !(status >= 500 && NO_LEADER.test(message))) return error;
  if (status === undefined && !isSocketError(error)) return error;
  return unreachable([message], error);
}

export const unreachable = (details: readonly string[], cause?: unknown): RemoteError =>
  new RemoteError("The host's Docker engine does not answer.", {
    code: ENGINE_UNREACHABLE,
    details,
    hint: "Look at it on the host: `systemctl status docker`.",
    cause,
  });

function isSocketError(error: unknown): boolean {
  const { code = "", message = "" } = (error ?? {}) as { readonly code?: string; readonly message?: string };
  return /^E[A-Z]+$/.test(code) || /socket hang up|aborted/i.test(message);
}
