/**
 * How long a container serves on after its stop signal. The engine takes its name out of the DNS 2 s before the signal,
 * so it must cover what the router in front knows late: nginx keeps a name for 1 s, Traefik looks every second and waits
 * up to 2 s before it acts.
 */
export const DRAIN_MS = 5_000;

/** Between the end of the last work and SIGKILL. */
export const MARGIN_MS = 10_000;
