import type { Environment } from "@django-swarm/environment";
import { BEHIND_NGINX_DRAIN_MS, BEHIND_TRAEFIK_DRAIN_MS } from "../timing";
import { NETWORKS } from "./networks";
import { traefikLabels } from "./traefik-labels";

/** How requests come to the application's web processes. */
export interface BackendRoute {
  /** Networks that they need for it. */
  readonly networks: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** How long a process serves on after its stop signal, until nobody asks it any more. */
  readonly drainMs: number;
  /** How long an idle connection must be kept; undefined: whoever routes opens one for each request. */
  readonly keepAliveMs?: number;
}

/** Traefik closes a connection that was idle for 90 s: were the other end first, a request would meet a closed door. */
const LONGER_THAN_TRAEFIK_MS = 120_000;

/**
 * From nginx, by the network that it shares with them; or from Traefik itself, which spreads the load over all tasks of
 * all services with these labels, on whatever node they run.
 */
export function backendRoute(environment: Environment, port: number): BackendRoute {
  const { app, domain, name } = environment;
  if (app.routing === "nginx" || app.backendPaths.length === 0) {
    return { networks: [], labels: {}, drainMs: BEHIND_NGINX_DRAIN_MS };
  }
  return {
    networks: [NETWORKS.public],
    labels: traefikLabels({
      router: `${name}-backend`,
      host: domain.host,
      aliases: domain.aliases,
      prefixes: app.backendPaths,
      port,
      allowFrom: "anywhere",
      hsts: domain.hsts,
      through: [
        { kind: "compress" },
        { kind: "buffer", maxBodySizeMiB: app.maxBodySizeMiB },
        // A worker that is cut off is known to be lost only after some seconds.
        { kind: "retry", attempts: 3 },
      ],
    }),
    drainMs: BEHIND_TRAEFIK_DRAIN_MS,
    keepAliveMs: LONGER_THAN_TRAEFIK_MS,
  };
}
