import { type Clock, systemClock } from "./clock";

/** A moment on the monotonic clock after which waiting ends, and a signal that ends it sooner. */
export interface Deadline {
  readonly atMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

export const deadlineIn = (ms: number, signal: AbortSignal, clock: Clock = systemClock): Deadline => ({
  atMs: clock.nowMs() + ms,
  signal,
  clock,
});

export interface Retry<T> {
  /** undefined: not yet. A failure that waiting cannot mend is thrown. */
  readonly attempt: () => Promise<T | undefined>;
  /** Called after each attempt that came to nothing. */
  readonly waiting: () => void;
  readonly gaveUp: () => Error;
  readonly pauseMs?: number;
}

/** Repeats an attempt until it yields something, at least once. */
export async function retryUntil<T>({ atMs, signal, clock }: Deadline, retry: Retry<T>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const value = await retry.attempt();
    if (value !== undefined) return value;
    const leftMs = atMs - clock.nowMs();
    if (leftMs <= 0) throw retry.gaveUp();
    retry.waiting();
    await clock.sleep(Math.min(retry.pauseMs ?? 1000, leftMs), signal);
  }
}
