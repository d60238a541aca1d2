/** The longest request that the site answers; a container that is replaced lets those end. */
export const REQUEST_TIMEOUT_MS = 60_000;

/**
 * How long a container serves on after its stop signal. The engine takes its name out of the DNS 2 s before the signal,
 * so it must cover what the router in front knows late: nginx keeps a name for 1 s, Traefik looks every second and waits
 * up to 2 s before it acts.
 */
export const GUNICORN_DRAIN_MS = 3_000;
export const NGINX_DRAIN_MS = 5_000;

/** Between the end of the last request and SIGKILL. */
const MARGIN_MS = 10_000;

/** From the stop signal to SIGKILL, so that draining and the longest request fit. */
export const gracePeriodMs = (drainMs: number): number => drainMs + REQUEST_TIMEOUT_MS + MARGIN_MS;

/** A task that takes longer than this is cut off when its worker is replaced; see CELERY_TASK_TIME_LIMIT. */
export const CELERY_TASK_MS = 120_000;
