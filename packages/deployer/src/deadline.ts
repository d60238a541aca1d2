import { setTimeout as sleep } from "node:timers/promises";

/** A moment on the monotonic clock after which waiting ends, and a signal that ends it sooner. */
export interface Deadline {
  readonly atMs: number;
  readonly signal: AbortSignal;
}

export const deadlineIn = (ms: number, signal: AbortSignal): Deadline => ({ atMs: performance.now() + ms, signal });

export interface Retry<T> {
  /** undefined: not yet. A failure that waiting cannot mend is thrown. */
  readonly attempt: () => Promise<T | undefined>;
  /** Called after each attempt that came to nothing. */
  readonly waiting: () => void;
  readonly gaveUp: () => Error;
  readonly pauseMs?: number;
}

/** Repeats an attempt until it yields something, at least once. */
export async function retryUntil<T>(deadline: Deadline, retry: Retry<T>): Promise<T> {
  for (;;) {
    deadline.signal.throwIfAborted();
    const value = await retry.attempt();
    if (value !== undefined) return value;
    const leftMs = deadline.atMs - performance.now();
    if (leftMs <= 0) throw retry.gaveUp();
    retry.waiting();
    await sleep(Math.min(retry.pauseMs ?? 1000, leftMs), undefined, { signal: deadline.signal });
  }
}
