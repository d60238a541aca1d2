import { NETWORKS } from "./networks";

/** A host name that Traefik leads to a service. */
export interface PublicName {
  /** Unique among all stacks of a swarm. */
  readonly router: string;
  readonly host: string;
  /** Only this and what lies below it; default: all of the name. */
  readonly path?: string;
  /** Port in the container, plain HTTP. */
  readonly port: number;
  /** Ranges of addresses that may connect; "anywhere" says that the service guards itself. */
  readonly allowFrom: readonly string[] | "anywhere";
}

const HSTS_SECONDS = 365 * 24 * 3600;

/** PathPrefix alone would take `/flowers` for `/flower`. */
const below = (path: string): string => `(Path(\`${path}\`) || PathPrefix(\`${path}/\`))`;

/** The only place that writes Traefik's labels. A typing error in one is not an error to Traefik, only a dead route. */
export function traefikLabels({
  router,
  host,
  path = "/",
  port,
  allowFrom,
}: PublicName): Readonly<Record<string, string>> {
  const hsts = `${router}-hsts`;
  const allow = `${router}-allow`;
  const restricted = allowFrom !== "anywhere";
  return {
    "traefik.enable": "true",
    "traefik.swarm.network": NETWORKS.public,
    [`traefik.http.routers.${router}.rule`]: path === "/" ? `Host(\`${host}\`)` : `Host(\`${host}\`) && ${below(path)}`,
    [`traefik.http.routers.${router}.entrypoints`]: "websecure",
    [`traefik.http.routers.${router}.middlewares`]: (restricted ? [allow, hsts] : [hsts]).join(","),
    [`traefik.http.routers.${router}.service`]: router,
    ...(restricted ? { [`traefik.http.middlewares.${allow}.ipallowlist.sourcerange`]: allowFrom.join(",") } : {}),
    [`traefik.http.middlewares.${hsts}.headers.stsseconds`]: String(HSTS_SECONDS),
    [`traefik.http.services.${router}.loadbalancer.server.port`]: String(port),
  };
}
