import { type Environment, portainerHost, publicHosts } from "@django-swarm/environment";

/** Every name that Traefik answers to with a certificate. */
export const siteNames = (environment: Environment): readonly string[] => [
  ...publicHosts(environment),
  ...(environment.portainer.kind === "enabled" ? [portainerHost(environment)] : []),
];
