import { type Environment, portainerHost, servicePublicHosts, siteHosts } from "@django-swarm/environment";

/** Every name that Traefik answers to with a certificate. */
export const siteNames = (environment: Environment): readonly string[] => [
  ...siteHosts(environment),
  ...environment.domain.redirects,
  ...(environment.portainer.kind === "enabled" ? [portainerHost(environment)] : []),
  ...servicePublicHosts(environment),
];
