import { type Environment, fullServiceName, webServiceName } from "@django-swarm/environment";
import { configMount, drain, nginxLive } from "../container-files";
import { healthCheck } from "../model/health-check";
import type { RollingService } from "../model/service";
import { NGINX_LIVE_PATH, NGINX_PID_FILE, NGINX_PORT, renderNginxConfig } from "../nginx/render-nginx-config";
import type { Route } from "../nginx/routes";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { DRAIN_MS, MARGIN_MS } from "../timing";
import { assets } from "./assets";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { keptFromWorkers } from "./placement";
import { traefikLabels } from "./traefik-labels";
import { webPort } from "./web-server";

/** User and group `nginx` of the official images. */
const NGINX_USER = "101:101";

/**
 * The frontend's image: the single-page application, collected and uploaded files, and the way to the web
 * server: also where Traefik leads there itself, so that a release may change who does. It reaches the web server in
 * Traefik's network, and has no business in that of the databases.
 */
export function nginx(inputs: StackInputs): Part {
  const { environment, images } = inputs;
  const { app, domain } = environment;
  const files = assets(inputs);
  const requestTimeoutMs = app.requestTimeoutSeconds * 1000;
  const busyMs = DRAIN_MS + requestTimeoutMs;
  const slow = drain(environment);
  const live = nginxLive(environment);
  const routes: readonly Route[] = [
    wayToBackend(environment),
    ...files.routes,
    { kind: "spa", directory: "/usr/share/nginx/html", hashedPrefix: "/assets/" },
  ];
  const config = renderNginxConfig({
    routes,
    maxBodySizeMiB: app.maxBodySizeMiB,
    requestTimeoutMs,
  });
  const check = ["/bin/sh", live.file.target, `http://127.0.0.1:${NGINX_PORT}${NGINX_LIVE_PATH}`, NGINX_PID_FILE];
  return part<RollingService>(
    {
      name: "nginx",
      rollout: "rolling",
      replicas: 1,
      image: images.frontend,
      entrypoint: ["/bin/sh", slow.file.target, String(DRAIN_MS / 1000), "QUIT"],
      command: ["nginx", "-g", "daemon off;"],
      user: NGINX_USER,
      networks: [NETWORKS.public],
      binds: files.reading,
      healthCheck: healthCheck(check),
      resources: resourcesOf(environment, "nginx", DEMANDS.nginx),
      busyMs,
      stopGracePeriodMs: busyMs + MARGIN_MS,
      stopSignal: "SIGTERM",
      // Beside Traefik, which is its only client: it knows within a second which web server is gone, and asks another.
      constraints: keptFromWorkers(environment),
      labels: traefikLabels({
        router: environment.name,
        host: domain.host,
        aliases: domain.aliases,
        redirects: domain.redirects,
        port: NGINX_PORT,
        allowFrom: "anywhere",
        hsts: domain.hsts,
      }),
    },
    [slow, live, configMount(environment, "nginx", "/etc/nginx/nginx.conf", config)],
  );
}

const wayToBackend = (environment: Environment): Route => ({
  kind: "backend",
  prefixes: environment.app.backendPaths,
  // In full: in this network are services of other stacks, too.
  service: fullServiceName(environment.name, webServiceName(environment)),
  port: webPort(environment),
});
