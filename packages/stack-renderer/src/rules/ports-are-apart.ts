import { duplicates, problem, type Rule } from "./rule";

/** Of two services with one port of a node the second waits forever, without an error. */
export const portsAreApart: Rule = ({ services }) => {
  const taken = services.flatMap((service) =>
    service.rollout === "singleton"
      ? (service.ports ?? []).map(({ port, protocol }) => ({ service: service.name, port: `${port}/${protocol}` }))
      : [],
  );
  return duplicates(taken, ({ port }) => port).map(({ service, port }) =>
    problem(`services.${service}.ports`, "another service has this port of the node", port),
  );
};
