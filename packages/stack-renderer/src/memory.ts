import type { Resources } from "./model/service";

const memory = (memoryReservationMiB: number, memoryLimitMiB: number): Resources => ({
  memoryReservationMiB,
  memoryLimitMiB,
});

/**
 * What each service may use, in MiB: the reservation is what it was seen to use, the limit is where it is stopped. With
 * the defaults of an environment all limits together leave a host of 2 GiB room for the system and the engine.
 */
export const MEMORY = {
  traefik: memory(48, 128),
  socketProxy: memory(8, 24),
  portainer: memory(32, 96),
  portainerAgent: memory(16, 48),
  nginx: memory(8, 48),
  celeryBeat: memory(64, 128),
  postgres: memory(96, 320),
  redis: memory(16, 128),
  releaseJob: memory(64, 256),
} as const;

/** A process that waits for its workers, and the workers. */
export const gunicornMemory = (workers: number): Resources => memory(48 + 48 * workers, 64 + 128 * workers);

export const celeryWorkerMemory = (concurrency: number): Resources =>
  memory(64 + 32 * concurrency, 96 + 128 * concurrency);
