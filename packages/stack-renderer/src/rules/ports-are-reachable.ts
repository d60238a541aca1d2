import { problem, type Rule } from "./rule";

/** A container whose networks are all internal has no way to the node, so its published port answers nobody. */
export const portsAreReachable: Rule = ({ services, networks }) => {
  const open = new Set(networks.flatMap((one) => (one.kind === "external" || !one.internal ? [one.key] : [])));
  return services
    .filter((service) => service.rollout === "singleton" && (service.ports ?? []).length > 0)
    .filter((service) => !service.networks.some((key) => open.has(key)))
    .map(({ name, networks: of }) =>
      problem(`services.${name}.ports`, "needs a network of the service that is not internal", of),
    );
};
