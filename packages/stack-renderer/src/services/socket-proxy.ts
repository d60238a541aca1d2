import { configMount, nginxLive } from "../container-files";
import { healthCheck, UNHURRIED } from "../model/health-check";
import type { RollingService } from "../model/service";
import { SOCKET_FILTER_PID_FILE, SOCKET_FILTER_PORT, socketFilterConfig } from "../nginx/socket-filter-config";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { ON_MANAGER } from "./placement";

export const SOCKET_PROXY_URL = `tcp://socket-proxy:${SOCKET_FILTER_PORT}`;

/** The only container besides Portainer's that sees the engine's socket; it lets Traefik read what it needs. */
export function socketProxy({ environment, images }: StackInputs): Part {
  const live = nginxLive(environment);
  const check = ["/bin/sh", live.file.target, `http://127.0.0.1:${SOCKET_FILTER_PORT}/_ping`, SOCKET_FILTER_PID_FILE];
  return part<RollingService>(
    {
      name: "socket-proxy",
      rollout: "rolling",
      replicas: 1,
      image: images.socketProxy,
      entrypoint: ["nginx", "-g", "daemon off;"],
      networks: [NETWORKS.socket],
      binds: [{ source: "/var/run/docker.sock", target: "/var/run/docker.sock", readOnly: true }],
      healthCheck: healthCheck(check, UNHURRIED),
      resources: resourcesOf(environment, "socket-proxy", DEMANDS.socketProxy),
      stopGracePeriodMs: 10_000,
      constraints: [ON_MANAGER],
    },
    [live, configMount(environment, "socket-filter", "/etc/nginx/nginx.conf", socketFilterConfig())],
  );
}
