import { mountsEngineSocket } from "./engine-socket";
import { problem, type Rule } from "./rule";

/** Whoever breaks into a service that has the engine's socket is root on the host, so no visitor may reach one. */
export const socketIsGuarded: Rule = ({ services, networks }) => {
  const shared = new Set(networks.flatMap((one) => (one.kind === "external" || !one.internal ? [one.key] : [])));
  return services.flatMap((service) => {
    const hasSocket = mountsEngineSocket(service);
    return service.networks
      .filter((key) => hasSocket && shared.has(key))
      .map((key) => problem(`services.${service.name}.networks`, "internal networks only, beside the socket", key));
  });
};
