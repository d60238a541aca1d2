import type { Service } from "../model/service";
import { problem, type Rule } from "./rule";

/** Names of the HTTP routers, middlewares and services that a service's labels define. */
const definedBy = (service: Service): readonly string[] => [
  ...new Set(
    Object.keys(service.labels).flatMap((label) => {
      const [, kind, name] = /^traefik\.http\.(routers|middlewares|services)\.([^.]+)\./.exec(label) ?? [];
      return kind && name ? [`${kind}.${name}`] : [];
    }),
  ),
];

/** Two services that define one router differently are both dropped by Traefik, with a line in its log and a 404. */
export const routersAreApart: Rule = ({ services }) => {
  const owners = new Map<string, string>();
  return services.flatMap((service) =>
    definedBy(service).flatMap((defined) => {
      const owner = owners.get(defined);
      if (owner === undefined) owners.set(defined, service.name);
      return owner === undefined
        ? []
        : [problem(`services.${service.name}.labels`, `a name that ${owner} does not have`, defined)];
    }),
  );
};
