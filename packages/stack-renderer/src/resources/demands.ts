/** Memory of a service, in MiB. */
export interface Memory {
  /** What it was seen to use: kept free for it. */
  readonly reservationMiB: number;
  /** Where it is stopped. */
  readonly limitMiB: number;
}

/** What a service gets on a host of 1 GiB and on one of 2 GiB. */
export interface Demand {
  readonly on1GiB: Memory;
  readonly on2GiB: Memory;
  /** What it gets of each MiB beyond 2 GiB; undefined: nothing, it would not use it. */
  readonly ofMore?: { readonly reservation: number; readonly limit: number };
}

const memory = (reservationMiB: number, limitMiB: number): Memory => ({ reservationMiB, limitMiB });

/**
 * The reservations of 1 GiB are what an idle stack uses (μblog on the rehearsal, November 2026). Portainer's image was
 * out of reach: its figures are estimates, and the same on every host.
 */
export const DEMANDS = {
  traefik: { on1GiB: memory(36, 80), on2GiB: memory(48, 128) },
  socketProxy: { on1GiB: memory(5, 16), on2GiB: memory(8, 24) },
  portainer: { on1GiB: memory(32, 96), on2GiB: memory(32, 96) },
  portainerAgent: { on1GiB: memory(16, 48), on2GiB: memory(16, 48) },
  nginx: { on1GiB: memory(6, 24), on2GiB: memory(8, 48) },
  celeryBeat: { on1GiB: memory(64, 96), on2GiB: memory(64, 128) },
  postgres: { on1GiB: memory(40, 160), on2GiB: memory(96, 320), ofMore: { reservation: 0.15, limit: 0.35 } },
  redis: { on1GiB: memory(8, 48), on2GiB: memory(16, 128), ofMore: { reservation: 0.05, limit: 0.1 } },
  releaseJob: { on1GiB: memory(64, 160), on2GiB: memory(64, 256) },
  backupJob: { on1GiB: memory(16, 64), on2GiB: memory(32, 128) },
} as const satisfies Record<string, Demand>;

/** A process that waits for its workers, and the workers; another server than gunicorn is taken for one with one. */
export const webDemand = (workers: number): Demand => ({
  on1GiB: memory(24 + 44 * workers, 48 + 96 * workers),
  on2GiB: memory(48 + 48 * workers, 64 + 128 * workers),
});

export const celeryWorkerDemand = (concurrency: number): Demand => ({
  on1GiB: memory(44 + 44 * concurrency, 64 + 80 * concurrency),
  on2GiB: memory(48 + 48 * concurrency, 96 + 128 * concurrency),
});
