import type { Environment } from "./environment";
import { siteHosts } from "./names";

/** Names of the product's own services that are not the site's. */
const servicePublicHosts = ({ app, domain }: Environment): readonly string[] => [
  ...new Set(
    app.services.flatMap((service) => {
      const host = service.public?.host;
      return host === undefined || host === domain.host ? [] : [host];
    }),
  ),
];

/** Every name that visitors may type, the site's own first: each has a DNS record and a certificate, as Portainer's has. */
export const publicHosts = (environment: Environment): readonly string[] => [
  ...siteHosts(environment),
  ...environment.domain.redirects,
  ...servicePublicHosts(environment),
];
