import { added, changed, fixture, good, withNetwork } from "./fixture";

export const portsAreApart = [
  fixture(
    "a port that is taken",
    added({ name: "other", ports: [{ port: 443, protocol: "udp" }] }),
    /^services\.other\.ports: another service has this port of the node \(found "443\/udp"\)/,
  ),
];

export const portsAreReachable = [
  fixture(
    "a port of a service that is on internal networks only",
    added({ name: "other", networks: ["socket"], ports: [{ port: 8443, protocol: "tcp" }] }),
    /^services\.other\.ports: needs a network of the service that is not internal/,
  ),
];

const router = (network: string) => ({
  "traefik.enable": "true",
  "traefik.swarm.network": network,
  "traefik.http.routers.ublog-staging.rule": "Host(`other.example.com`)",
});
export const routersAreApart = [
  fixture(
    "a router of another service's name",
    added({ name: "other", networks: ["main", "traefik-public"], labels: router("traefik-public") }),
    /^services\.other\.labels: a name that nginx does not have, .* \(found "routers\.ublog-staging"\)/,
  ),
];

const labels = { "traefik.enable": "true", "traefik.swarm.network": "traefik-public" };
export const routedServicesAreReachable = [
  fixture(
    "a service that Traefik leads to and cannot reach",
    added({ name: "other", labels }),
    /^services\.other\.networks: must have the network .*"traefik-public"/,
  ),
  fixture(
    "a network that Traefik does not know",
    changed("nginx", { labels: { ...labels, "traefik.swarm.network": "main" } }),
    /^services\.nginx\.networks: must have the network .*"main"/,
  ),
];

export const aliasesAreApart = [
  fixture("the name of nobody", added({ name: "other", answersAs: "nope" }), /^services\.other\.answersAs: .*"nope"/),
  fixture(
    "its own name",
    added({ name: "other", answersAs: "other" }),
    /^services\.other\.answersAs: must be another service's name/,
  ),
  fixture(
    "a name in a network where its owner is not",
    added({ name: "other", networks: ["main", "socket"], answersAs: "gunicorn" }),
    /^services\.other\.answersAs: gunicorn must be in this network, too \(found "socket"\)/,
  ),
  fixture(
    "a name of one that goes by another's",
    {
      ...good,
      services: [
        ...added({ name: "a", answersAs: "b" }).services,
        ...added({ name: "b", answersAs: "redis" }).services.slice(-1),
      ],
    },
    /^services\.a\.answersAs: must be the name of a service that answers to no other's/,
  ),
];

export const jobNetworksAreAttachable = [
  fixture(
    "a network that one-shot containers cannot join",
    withNetwork("main", { attachable: false }),
    /^networks\.main/,
  ),
];

export const socketIsGuarded = [
  fixture(
    "the engine's socket beside visitors",
    changed("socket-proxy", { networks: ["socket", "traefik-public"] }),
    /^services\.socket-proxy\.networks: internal networks only.*"traefik-public"/,
  ),
  fixture(
    "the folder of the engine's socket",
    changed("nginx", {
      networks: ["main", "traefik-public"],
      binds: [{ source: "/var/run", target: "/x" }],
      labels: {},
    }),
    /^services\.nginx\.networks: internal networks only/,
  ),
];

const labelsOf = (name: string, keep: (label: string) => boolean = () => true): Readonly<Record<string, string>> => {
  const { labels: all = {} } = good.services.find((service) => service.name === name) ?? {};
  return Object.fromEntries(Object.entries(all).filter(([label]) => keep(label)));
};
export const allowListsGuardEngines = [
  fixture(
    "Portainer without its allow-list, and without a word about it",
    changed("portainer", { labels: labelsOf("portainer", (label) => !label.includes("ipallowlist")) }),
    /^services\.portainer\.labels: needs an allow-list.*by portainer-agent \(found "ublog-staging-portainer"\)/,
  ),
  fixture(
    "Portainer with the allow-list on no router",
    changed("portainer", { labels: labelsOf("portainer", (label) => !label.endsWith(".middlewares")) }),
    /^services\.portainer\.labels: needs an allow-list/,
  ),
  fixture(
    "an allow-list of everybody",
    changed("portainer", {
      labels: {
        ...labelsOf("portainer"),
        "traefik.http.middlewares.ublog-staging-portainer-allow.ipallowlist.sourcerange": "10.0.0.0/8,0.0.0.0/0",
      },
    }),
    /^services\.portainer\.labels: needs an allow-list/,
  ),
  fixture(
    "everybody's service beside the filter of the socket",
    changed("nginx", { networks: ["main", "traefik-public", "socket"] }),
    /^services\.nginx\.labels: needs an allow-list.*by socket-proxy \(found "ublog-staging"\)/,
  ),
];

export const traefikApiIsOff = [
  fixture(
    "Traefik's API",
    changed("traefik", { command: ["--api=true"] }),
    /^services\.traefik\.command: .*"--api=true"/,
  ),
  fixture(
    "Traefik's dashboard in plain text",
    changed("traefik", { command: ["--API.insecure"] }),
    /^services\.traefik\.command: .*"--API\.insecure"/,
  ),
  fixture(
    "Traefik's API by a variable",
    changed("traefik", { environment: { TRAEFIK_API_DASHBOARD: "true" } }),
    /^services\.traefik\.environment: .*TRAEFIK_API_DASHBOARD/,
  ),
  fixture(
    "a router to the API",
    changed("nginx", { labels: { ...labelsOf("nginx"), "traefik.http.routers.x.service": "api@internal" } }),
    /^services\.nginx\.labels\.traefik\.http\.routers\.x\.service: .*api@internal/,
  ),
];
