import type { Service } from "../model/service";
import { problem, type Rule } from "./rule";

/** HTTP routers, middlewares and services that a service's labels define, by their names; each with its own labels. */
function definedBy({ labels }: Service): ReadonlyMap<string, string> {
  const defined = new Map<string, string>();
  for (const [label, value] of Object.entries(labels).sort()) {
    const [, kind, name] = /^traefik\.http\.(routers|middlewares|services)\.([^.]+)\./.exec(label) ?? [];
    if (!kind || !name) continue;
    const key = `${kind}.${name}`;
    defined.set(key, `${defined.get(key) ?? ""}${label}=${value}\n`);
  }
  return defined;
}

/** Two services that define one router differently are both dropped by Traefik, with a line in its log and a 404. */
export const routersAreApart: Rule = ({ services }) => {
  const owners = new Map<string, { readonly service: string; readonly definition: string }>();
  return services.flatMap((service) =>
    [...definedBy(service)].flatMap(([defined, definition]) => {
      const owner = owners.get(defined) ?? { service: service.name, definition };
      owners.set(defined, owner);
      return owner.definition === definition
        ? []
        : [
            problem(
              `services.${service.name}.labels`,
              `a name that ${owner.service} does not have, or its very definition`,
              defined,
            ),
          ];
    }),
  );
};
