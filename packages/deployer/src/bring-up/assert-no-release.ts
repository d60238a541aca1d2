import { DjangoSwarmError, RemoteError } from "@django-swarm/environment";
import type { CommandContext } from "../cli/command-context";
import { readLock } from "../lock/unlock";
import { EngineCluster } from "../swarm/engine-cluster";
import { withManager } from "../swarm/with-manager";

/** A host that does not answer is no reason to keep it. */
const LOOK_MS = 20_000;

/** @throws RemoteError while a release, or whoever holds the lock, is at work on the host. */
export async function assertNoRelease(
  context: Pick<CommandContext, "environment" | "reporter" | "signal">,
): Promise<void> {
  const { name } = context.environment;
  let lock: Awaited<ReturnType<typeof readLock>>;
  try {
    lock = await withManager({ ...context, hostTimeoutMs: LOOK_MS }, (manager) =>
      readLock(new EngineCluster(manager), name),
    );
  } catch (error) {
    if (!(error instanceof DjangoSwarmError)) throw error;
    context.reporter.info(`Whether a release is under way was not seen: ${error.message}`);
    return;
  }
  if (lock.state !== "held") return;
  const { holder, since, reason } = lock.record.note;
  throw new RemoteError(`${name} is locked by ${holder} since ${since}: ${reason}.`, {
    code: "down/locked",
    hint: `Wait until it has ended; \`deployer unlock ${name}\` breaks the lock of a holder that is gone.`,
  });
}
