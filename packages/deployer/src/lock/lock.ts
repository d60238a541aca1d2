import type { Cluster, Fence } from "../swarm/cluster";
import { isUnreachable } from "../swarm/unreachable";
import { createLock, findLock } from "./find-lock";
import { LockLost, lockHeld, lockMalformed } from "./lock-errors";
import { formatLock, type LockNote, type LockRecord, lockName, NO_NOTE, parseLock } from "./lock-record";

/** A holder whose lock has not changed for this long is gone. */
export const STALE_MS = 60_000;
const BEAT_MS = 5_000;
/** How often somebody who waits looks whether the holder is alive. */
const LOOK_MS = 1_000;

export interface LockRequest {
  readonly environmentName: string;
  /** Unique to this holder. */
  readonly token: string;
  readonly holder: string;
  readonly reason: string;
  /** The highest fencing number that is known from elsewhere, for a lock that does not exist yet. */
  readonly fenceFloor: () => Promise<number>;
  readonly signal: AbortSignal;
  /** Told while a holder is being watched that may be gone. */
  readonly onWaiting?: (holder: LockRecord, leftMs: number) => void;
}

/**
 * The one lock of an environment: the labels of a config of the swarm, where an update that does not know of the one
 * before is refused. Whoever holds it shows that it lives by changing it every few seconds; whoever does not, for
 * {@link STALE_MS} on the observer's own clock, is succeeded. The successor's higher fencing number makes the host
 * refuse what the one before may still send.
 */
export class Lock {
  private beat = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly beating = new AbortController();
  private readonly lost = new AbortController();

  private constructor(
    private readonly cluster: Cluster,
    private readonly environmentName: string,
    readonly fence: Fence,
    private note: LockNote,
  ) {
    void this.keepBeating();
  }

  /**
   * Takes the lock; what a holder before has begun on the host has ended when this returns. May be called again with
   * the same token when its outcome is unknown.
   *
   * @throws RemoteError `lock/held` when its holder lives, `lock/malformed` when it cannot be read.
   */
  static async acquire(cluster: Cluster, request: LockRequest): Promise<Lock> {
    const { environmentName, token } = request;
    const { fence, note } = await takeLock(cluster, request);
    await cluster.endChange();
    return new Lock(cluster, environmentName, { lock: lockName(environmentName), number: fence, token }, note);
  }

  /** Aborted with {@link LockLost} when somebody else has taken over. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** Writes down what is about to be done, for whoever may have to take over. @throws LockLost */
  async journal(note: Partial<Pick<LockNote, "step" | "release">>): Promise<void> {
    this.note = { ...this.note, ...note };
    await this.write({ fence: this.fence.number, token: this.fence.token, note: this.note });
  }

  /** Gives the lock back. One that is lost is left alone. */
  async release(): Promise<void> {
    this.stop();
    await this.write({ fence: this.fence.number, token: undefined, note: NO_NOTE }).catch((error: unknown) => {
      if (!(error instanceof LockLost)) throw error;
    });
  }

  /** Stops showing that we live, and leaves the lock to whoever comes next. */
  stop(): void {
    this.beating.abort();
  }

  private async keepBeating(): Promise<void> {
    const { signal } = this.beating;
    while (!signal.aborted && !this.lost.signal.aborted) {
      await this.cluster.clock.sleep(BEAT_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
      // An unreachable host is the concern of whoever works on it; a lost lock is told by the signal.
      await this.journal({}).catch((error: unknown) => {
        if (!(error instanceof LockLost) && !isUnreachable(error)) this.lost.abort(error);
      });
    }
  }

  /** One write after the other: our own heartbeat must not make our own note a stale one. */
  private write(record: LockRecord): Promise<void> {
    const work = this.queue.then(() => this.writeNow(record));
    this.queue = work.catch(() => undefined);
    return work;
  }

  private async writeNow(record: LockRecord): Promise<void> {
    for (;;) {
      this.lost.signal.throwIfAborted();
      const config = await findLock(this.cluster, this.environmentName);
      const found = config === undefined ? undefined : parseLock(config);
      if (config === undefined || found?.token !== this.fence.token || found.fence !== this.fence.number) {
        const lost = new LockLost(found);
        this.lost.abort(lost);
        throw lost;
      }
      this.beat += 1;
      if (await this.cluster.relabelConfig(config, formatLock(this.environmentName, record, this.beat))) return;
    }
  }
}

async function takeLock(cluster: Cluster, request: LockRequest): Promise<LockRecord> {
  const { environmentName, fenceFloor, signal } = request;
  let watched: { readonly version: number; readonly sinceMs: number } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const config = await findLock(cluster, environmentName);
    if (config === undefined) {
      await createLock(cluster, environmentName, await fenceFloor());
      continue;
    }
    const record = parseLock(config);
    if (record === undefined) throw lockMalformed(environmentName);
    if (record.token === request.token) return record;
    if (record.token !== undefined) {
      const nowMs = cluster.clock.nowMs();
      if (watched !== undefined && watched.version !== config.version) throw lockHeld(environmentName, record);
      watched ??= { version: config.version, sinceMs: nowMs };
      const leftMs = watched.sinceMs + STALE_MS - nowMs;
      if (leftMs > 0) {
        request.onWaiting?.(record, leftMs);
        await cluster.clock.sleep(Math.min(LOOK_MS, leftMs), signal);
        continue;
      }
    }
    const next = recordFor(request, record.fence + 1, cluster.clock.date());
    if (await cluster.relabelConfig(config, formatLock(environmentName, next, 0))) return next;
  }
}

const recordFor = ({ token, holder, reason }: LockRequest, fence: number, date: Date): LockRecord => ({
  fence,
  token,
  note: { ...NO_NOTE, holder, reason, since: date.toISOString() },
});
