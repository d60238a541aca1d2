import { webServiceName } from "@django-swarm/environment";
import { configMount, drain, nginxLive } from "../container-files";
import { healthCheck } from "../model/health-check";
import type { RollingService } from "../model/service";
import { NGINX_LIVE_PATH, NGINX_PID_FILE, NGINX_PORT, renderNginxConfig } from "../nginx/render-nginx-config";
import type { Route } from "../nginx/routes";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { MARGIN_MS, NGINX_DRAIN_MS } from "../timing";
import { ASSETS, STATIC_PREFIX } from "./backend";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { keptFromWorkers } from "./placement";
import { traefikLabels } from "./traefik-labels";
import { webPort } from "./web-server";

/** User and group `nginx` of the official images. */
const NGINX_USER = "101:101";
const MAX_BODY_SIZE_MIB = 20;

/** The frontend's image: the single-page application, collected and uploaded files, and the way to the web server. */
export function nginx({ environment, images, paths }: StackInputs): Part {
  const requestTimeoutMs = environment.app.requestTimeoutSeconds * 1000;
  const busyMs = NGINX_DRAIN_MS + requestTimeoutMs;
  const slow = drain(environment);
  const live = nginxLive(environment);
  const routes: readonly Route[] = [
    {
      kind: "backend",
      prefixes: environment.app.backendPaths,
      service: webServiceName(environment),
      port: webPort(environment),
    },
    { kind: "static", prefix: STATIC_PREFIX, directory: ASSETS.static },
    { kind: "media", prefix: "/media/", directory: ASSETS.media },
    { kind: "spa", directory: "/usr/share/nginx/html", hashedPrefix: "/assets/" },
  ];
  const config = renderNginxConfig({
    routes,
    maxBodySizeMiB: MAX_BODY_SIZE_MIB,
    requestTimeoutMs,
  });
  const check = ["/bin/sh", live.file.target, `http://127.0.0.1:${NGINX_PORT}${NGINX_LIVE_PATH}`, NGINX_PID_FILE];
  return part<RollingService>(
    {
      name: "nginx",
      rollout: "rolling",
      replicas: 1,
      image: images.frontend,
      entrypoint: ["/bin/sh", slow.file.target, String(NGINX_DRAIN_MS / 1000), "QUIT"],
      command: ["nginx", "-g", "daemon off;"],
      user: NGINX_USER,
      networks: [NETWORKS.main, NETWORKS.public],
      binds: [
        { source: `${paths.dataRoot}/assets/static`, target: ASSETS.static, readOnly: true },
        { source: `${paths.dataRoot}/assets/media`, target: ASSETS.media, readOnly: true },
      ],
      healthCheck: healthCheck(check),
      resources: resourcesOf(environment, "nginx", DEMANDS.nginx),
      busyMs,
      stopGracePeriodMs: busyMs + MARGIN_MS,
      stopSignal: "SIGTERM",
      // Beside Traefik, which is its only client: it knows within a second which gunicorn is gone, and asks another.
      constraints: keptFromWorkers(environment),
      labels: traefikLabels({
        router: environment.name,
        host: environment.domain.host,
        port: NGINX_PORT,
        allowFrom: "anywhere",
      }),
    },
    [slow, live, configMount(environment, "nginx", "/etc/nginx/nginx.conf", config)],
  );
}
