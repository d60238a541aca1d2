/** How the engine finds out whether a container can do its work. The command runs inside the container. */
export interface HealthCheck {
  /** In exec form: no shell around it. */
  readonly command: readonly string[];
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** Failures in a row that make it unhealthy. */
  readonly retries: number;
  /** Failures within this time don't count. */
  readonly startPeriodMs: number;
  /** Between checks until the first success; needs Docker Engine 25. */
  readonly startIntervalMs: number;
}

/** An image without a program that could check; `reason` says so to the reader. */
export interface NoHealthCheck {
  readonly reason: string;
}

/** For what visitors do not wait for: a check costs about 0.1 s of CPU, mostly for starting a process in a container. */
export const UNHURRIED: Partial<HealthCheck> = { intervalMs: 30_000 };

/**
 * A health check with the defaults of this project: a command every 10 s, since each one costs CPU credits of a small
 * instance, and every second until the container is ready for the first time.
 */
export const healthCheck = (command: readonly string[], overrides: Partial<HealthCheck> = {}): HealthCheck => ({
  command,
  intervalMs: 10_000,
  timeoutMs: 5_000,
  retries: 3,
  startPeriodMs: 60_000,
  startIntervalMs: 1_000,
  ...overrides,
});
