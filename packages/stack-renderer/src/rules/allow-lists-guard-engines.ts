import type { Service } from "../model/service";
import { mountsEngineSocket } from "./engine-socket";
import { problem, type Rule } from "./rule";

const routersOf = ({ labels }: Service): readonly string[] => [
  ...new Set(
    Object.keys(labels).flatMap((label) => /^traefik\.(?:http|tcp|udp)\.routers\.([^.]+)\./i.exec(label)?.[1] ?? []),
  ),
];

/** Whether a router lets in listed addresses only, and the list leaves somebody out. */
function isRestricted({ labels }: Service, router: string): boolean {
  const middlewares = (labels[`traefik.http.routers.${router}.middlewares`] ?? "").split(",");
  return middlewares.some((name) => {
    const ranges = labels[`traefik.http.middlewares.${name}.ipallowlist.sourcerange`];
    return ranges !== undefined && !/\/0(,|$)/.test(ranges);
  });
}

/** Portainer, or whatever else leads to an engine, is root on the host, and the whole Internet knocks at its door. */
export const allowListsGuardEngines: Rule = ({ services, networks }) => {
  const internal = new Set(networks.flatMap((one) => (one.kind === "overlay" && one.internal ? [one.key] : [])));
  const mounting = services.filter(mountsEngineSocket);
  const leadsTo = (service: Service): Service | undefined =>
    mounting.find(
      (other) =>
        other.name !== service.name &&
        other.networks.some((key) => internal.has(key) && service.networks.includes(key)),
    );
  return services
    .filter(({ isOpenToAnyone }) => !isOpenToAnyone)
    .flatMap((service) => {
      const engine = leadsTo(service);
      if (!engine) return [];
      const fix = `needs an allow-list of addresses, for it leads to the engine's socket by ${engine.name}`;
      return routersOf(service)
        .filter((router) => !isRestricted(service, router))
        .map((router) => problem(`services.${service.name}.labels`, fix, router));
    });
};
