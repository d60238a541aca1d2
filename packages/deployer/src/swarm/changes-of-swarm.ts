import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine";

/** Tells when it is worth looking at the swarm again: something happened, or some time went by. */
export interface SwarmChanges {
  readonly next: () => Promise<void>;
  readonly close: () => void;
}

/**
 * Listens to the engine's event stream. Where that breaks off, time alone wakes us: events save time, nothing rests
 * on them.
 */
export async function listenToSwarm(engine: Engine, pollMs = 1000): Promise<SwarmChanges> {
  let wake = (): void => undefined;
  let pending = false;
  const stream = (await engine
    .getEvents({ filters: { type: ["service", "container", "node"] } })
    .catch(() => undefined)) as (NodeJS.ReadableStream & { destroy(): void }) | undefined;
  stream?.on("data", () => {
    pending = true;
    wake();
  });
  stream?.on("error", () => undefined);
  return {
    next: async () => {
      if (!pending) {
        const event = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([event, sleep(pollMs)]);
      }
      pending = false;
      // Events come in bursts: one look for all of them.
      await sleep(50);
    },
    close: () => stream?.destroy(),
  };
}
