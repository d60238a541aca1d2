import type { Environment } from "@django-swarm/environment";
import { NETWORKS } from "./networks";
import { middlewareOptions, type TraefikMiddleware } from "./traefik-middleware";

/** What Traefik leads to a service. */
export interface PublicNames {
  /** Unique among all stacks of a swarm: routers, middlewares and the service are named by it. */
  readonly router: string;
  readonly host: string;
  /** Served as `host` is. */
  readonly aliases?: readonly string[];
  /** Led to `host`. */
  readonly redirects?: readonly string[];
  /** Each of them and what lies below it; undefined: every path. */
  readonly prefixes?: readonly string[];
  /** Port in the container, plain HTTP. */
  readonly port: number;
  /** Ranges of addresses that may connect; "anywhere" says that the service guards itself. */
  readonly allowFrom: readonly string[] | "anywhere";
  readonly hsts: Environment["domain"]["hsts"];
  /** What else a request goes through, in this order; default: nothing. */
  readonly through?: readonly TraefikMiddleware[];
}

type Labels = Readonly<Record<string, string>>;

const either = (alternatives: readonly string[]): string =>
  alternatives.length === 1 ? alternatives.join() : `(${alternatives.join(" || ")})`;

function rule(hosts: readonly string[], prefixes: readonly string[] | undefined): string {
  const host = either(hosts.map((name) => `Host(\`${name}\`)`));
  if (prefixes === undefined) return host;
  const names = prefixes.map((prefix) => prefix.replace(/\/+$/, ""));
  return `${host} && ${either(names.flatMap((name) => [`Path(\`${name}\`)`, `PathPrefix(\`${name}/\`)`]))}`;
}

/**
 * The only place that writes Traefik's labels. A typing error in one is not an error to Traefik, only a dead route.
 *
 * `host`, the aliases and the redirects have a router each, and so a certificate each: an alias whose record is missing
 * must not cost the site its own.
 */
export function traefikLabels({
  router,
  host,
  aliases = [],
  redirects = [],
  prefixes,
  port,
  allowFrom,
  hsts,
  through: further = [],
}: PublicNames): Labels {
  const middlewares: readonly TraefikMiddleware[] = [
    ...(allowFrom === "anywhere" ? [] : [{ kind: "allow", ranges: allowFrom } as const]),
    { kind: "hsts", hsts },
    ...further,
  ];
  const redirect: TraefikMiddleware = { kind: "redirect", host };
  const routed = (name: string, hosts: readonly string[], through: readonly TraefikMiddleware[]): Labels =>
    hosts.length === 0
      ? {}
      : {
          [`traefik.http.routers.${name}.rule`]: rule(hosts, prefixes),
          [`traefik.http.routers.${name}.entrypoints`]: "websecure",
          [`traefik.http.routers.${name}.middlewares`]: through.map(({ kind }) => `${router}-${kind}`).join(","),
          [`traefik.http.routers.${name}.service`]: router,
        };
  return {
    "traefik.enable": "true",
    "traefik.swarm.network": NETWORKS.public,
    ...routed(router, [host], middlewares),
    ...routed(`${router}-aliases`, aliases, middlewares),
    ...routed(`${router}-redirects`, redirects, [...middlewares, redirect]),
    ...Object.assign(
      {},
      ...[...middlewares, ...(redirects.length > 0 ? [redirect] : [])].map((middleware) =>
        middlewareLabels(`${router}-${middleware.kind}`, middleware),
      ),
    ),
    [`traefik.http.services.${router}.loadbalancer.server.port`]: String(port),
  };
}

const middlewareLabels = (name: string, middleware: TraefikMiddleware): Labels =>
  Object.fromEntries(
    Object.entries(middlewareOptions(middleware)).map(([option, value]) => [
      `traefik.http.middlewares.${name}.${option}`,
      value,
    ]),
  );
