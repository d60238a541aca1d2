import type { Environment } from "@django-swarm/environment";
import { NETWORKS } from "./networks";
import { traefikLabels } from "./traefik-labels";

/** How requests come to the application's web processes. */
export interface BackendRoute {
  /** Networks that they need for it. */
  readonly networks: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * nginx and Traefik both reach them in Traefik's network. With labels Traefik leads there itself, and spreads the load
 * over all tasks of all services that have the same, on whatever node they run. Nothing but labels tells the two ways
 * apart, so that a change from one to the other restarts nothing.
 */
export function backendRoute(environment: Environment, port: number): BackendRoute {
  const { app } = environment;
  if (app.backendPaths.length === 0) return { networks: [], labels: {} };
  return { networks: [NETWORKS.public], labels: app.routing === "traefik" ? labels(environment, port) : {} };
}

const labels = ({ app, domain, name }: Environment, port: number): Readonly<Record<string, string>> =>
  traefikLabels({
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
  });
