import { LETS_ENCRYPT } from "@django-swarm/environment";
import { type ConfigMount, configMount } from "../container-files";
import { contentHash } from "../content-hash";
import { healthCheck } from "../model/health-check";
import type { SingletonService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { ON_MANAGER } from "./placement";
import { SOCKET_PROXY_URL } from "./socket-proxy";

const RESOLVER = "le";
const STORAGE = "/letsencrypt";
/** Open connections hold up its replacement, while nobody answers new ones: keep it short. */
const GRACE_SECONDS = 5;

/**
 * Another CA is asked for certificates of its own: Traefik would go on with those that it has until they expire, and
 * with an account that the new CA does not know.
 */
const storageName = (directoryUrl: string): string =>
  directoryUrl === LETS_ENCRYPT.production ? "acme.json" : `acme-${contentHash(directoryUrl)}.json`;

/**
 * The front desk: TLS, certificates by ACME, HTTP → HTTPS. It owns the node's ports, so its own update is an outage of
 * some seconds: whatever may change often belongs into labels, not into these arguments.
 */
export function traefik({ environment, images, paths, acmeCaCertificate }: StackInputs): Part {
  const { email, directoryUrl } = environment.acme;
  const ca: ConfigMount | undefined =
    acmeCaCertificate === undefined
      ? undefined
      : configMount(environment, "acme-ca", "/etc/traefik/acme-ca.pem", acmeCaCertificate);
  const acme = `--certificatesresolvers.${RESOLVER}.acme`;
  return part<SingletonService>(
    {
      name: "traefik",
      rollout: "singleton",
      image: images.traefik,
      command: [
        "--global.checknewversion=false",
        "--global.sendanonymoususage=false",
        "--log.level=INFO",
        "--log.nocolor=true",
        "--ping=true",
        "--entrypoints.web.address=:80",
        // X_Real_Ip and the like would be X-Real-Ip to a WSGI application.
        "--entrypoints.web.http.aliasheadersstrategy=delete",
        "--entrypoints.web.http.redirections.entrypoint.to=websecure",
        "--entrypoints.web.http.redirections.entrypoint.scheme=https",
        "--entrypoints.websecure.address=:443",
        "--entrypoints.websecure.http.aliasheadersstrategy=delete",
        "--entrypoints.websecure.http3=true",
        `--entrypoints.websecure.http.tls.certresolver=${RESOLVER}`,
        `--entrypoints.websecure.transport.lifecycle.gracetimeout=${GRACE_SECONDS}s`,
        // Until a request is here as a whole, its body included.
        `--entrypoints.websecure.transport.respondingtimeouts.readtimeout=${environment.app.requestTimeoutSeconds}s`,
        // Of a node that is lost nobody answers; another task does.
        "--serverstransport.forwardingtimeouts.dialtimeout=2s",
        `--providers.swarm.endpoint=${SOCKET_PROXY_URL}`,
        "--providers.swarm.exposedbydefault=false",
        `--providers.swarm.network=${NETWORKS.public}`,
        "--providers.swarm.refreshseconds=1s",
        `${acme}.email=${email}`,
        `${acme}.storage=${STORAGE}/${storageName(directoryUrl)}`,
        `${acme}.keytype=EC256`,
        `${acme}.caserver=${directoryUrl}`,
        ...(ca ? [`${acme}.cacertificates=${ca.file.target}`] : []),
        `${acme}.httpchallenge.entrypoint=web`,
      ],
      networks: [NETWORKS.public, NETWORKS.socket],
      ports: [
        { port: 80, protocol: "tcp" },
        { port: 443, protocol: "tcp" },
        { port: 443, protocol: "udp" },
      ],
      data: [{ source: `${paths.dataRoot}/traefik`, target: STORAGE }],
      healthCheck: healthCheck(["traefik", "healthcheck", "--ping=true"]),
      resources: resourcesOf(environment, "traefik", DEMANDS.traefik),
      stopGracePeriodMs: (GRACE_SECONDS + 10) * 1000,
      constraints: [ON_MANAGER],
    },
    ca ? [ca] : [],
  );
}
