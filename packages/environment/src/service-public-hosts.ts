import type { Environment } from "./environment";

/** Names of the product's own services that are not the site's: they need a DNS record, too. */
export const servicePublicHosts = ({ app, domain }: Environment): readonly string[] => [
  ...new Set(
    app.services.flatMap((service) => {
      const host = service.public?.host;
      return host === undefined || host === domain.host ? [] : [host];
    }),
  ),
];
