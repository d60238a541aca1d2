import type { EnvironmentData } from "../schema";
import { inZone } from "./in-zone";
import { rule } from "./rule";

type Domain = EnvironmentData["domain"];
interface Named {
  readonly path: string;
  readonly host: string;
}

const namesOf = ({ host, aliases, redirects, portainerHost }: Domain): readonly Named[] => [
  { path: "domain.host", host },
  ...aliases.map((alias, index) => ({ path: `domain.aliases.${index}`, host: alias })),
  ...redirects.map((redirect, index) => ({ path: `domain.redirects.${index}`, host: redirect })),
  ...(portainerHost === undefined ? [] : [{ path: "domain.portainerHost", host: portainerHost }]),
];

/** Records are made in the one zone that is looked up. */
export const hostNamesLieInTheZone = rule(["domain"], ({ domain }, refuse) => {
  for (const { path, host } of namesOf(domain)) {
    if (!inZone(host, domain.zone)) refuse(path, host, `must lie in the zone ${domain.zone}`);
  }
});

/** Of two routers for one name Traefik takes one, and the second record of a name is refused in mid-deployment. */
export const hostNamesAreDistinct = rule(["domain"], ({ domain }, refuse) => {
  const names = namesOf(domain);
  names.forEach(({ path, host }, index) => {
    const first = names.slice(0, index).find((other) => other.host === host);
    if (first) refuse(path, host, `must differ from ${first.path}: each name leads to one place`);
  });
});

/** Unless it is told another, Portainer has a name below the site's. */
export const portainersNameIsItsOwn = rule(["domain", "portainer"], ({ domain, portainer }, refuse) => {
  if (portainer.kind !== "enabled" || domain.portainerHost !== undefined) return;
  const taken = `portainer.${domain.host}`;
  for (const { path, host } of namesOf(domain)) {
    if (host === taken) refuse(path, host, "is Portainer's name: give it another by domain.portainerHost");
  }
});

const ONE_YEAR_DAYS = 365;

/** What the browsers' list asks for: https://hstspreload.org. It takes no site without. */
export const preloadCanBeListed = rule(["domain"], ({ domain: { hsts } }, refuse) => {
  if (!hsts.preload) return;
  if (!hsts.includeSubdomains) {
    refuse("domain.hsts.includeSubdomains", false, "must be true with preload: the browsers' list takes whole domains");
  }
  if (hsts.maxAgeDays < ONE_YEAR_DAYS) {
    refuse("domain.hsts.maxAgeDays", hsts.maxAgeDays, `must be at least ${ONE_YEAR_DAYS} with preload`);
  }
});
