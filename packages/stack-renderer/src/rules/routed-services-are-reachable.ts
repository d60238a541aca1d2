import { problem, type Rule } from "./rule";

/** Traefik that shares no network with a service it leads to answers 504 after half a minute, for every visitor. */
export const routedServicesAreReachable: Rule = ({ services, networks }) =>
  services
    .filter(({ labels }) => labels["traefik.enable"] === "true")
    .flatMap(({ name, labels, networks: joined }) => {
      const network = labels["traefik.swarm.network"];
      // The engine's name of a network; ours for one of another stack's.
      const key = networks.find((one) => one.kind === "external" && one.name === network)?.key;
      return key !== undefined && joined.includes(key)
        ? []
        : [problem(`services.${name}.networks`, "must have the network in its label traefik.swarm.network", network)];
    });
