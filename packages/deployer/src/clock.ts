import { setTimeout as sleep } from "node:timers/promises";

/** Time as a release sees it. A simulated one makes hours pass at once. */
export interface Clock {
  /** Monotonic, in ms: for deadlines. */
  nowMs(): number;
  /** The wall's: for display only, since no two machines agree on it. */
  date(): Date;
  /** @throws the signal's reason when it is aborted meanwhile. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  date: () => new Date(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
