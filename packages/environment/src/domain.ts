import * as z from "zod";
import { domainNameSchema } from "./fields";

/** Names that one certificate may hold; Let's Encrypt's limit, and that of most. */
const MAX_NAMES = 100;
const hostNamesSchema = z
  .array(domainNameSchema)
  .max(MAX_NAMES, `at most ${MAX_NAMES}: they share a certificate`)
  .default([]);

const hstsSchema = z.strictObject({
  /** How long a browser asks by HTTPS only; 0 makes it forget. */
  maxAgeDays: z.int().min(0).max(3650).default(365),
  /** Every name below the host's, Portainer's among them. */
  includeSubdomains: z.boolean().default(false),
  /** Browsers may build it in: for years, even after the header is gone. */
  preload: z.boolean().default(false),
});

/** The site's names; all of them lie in the zone, and get a record and a certificate. */
export const domainSchema = z.strictObject({
  /** Route 53 hosted zone; looked up, never created. */
  zone: domainNameSchema,
  /** The site's name: inside the zone. */
  host: domainNameSchema,
  /** Further names that the site is served under as it is under `host`. */
  aliases: hostNamesSchema,
  /** Names that lead to `host`, for good (301), with path and query: `www.example.com`, say. */
  redirects: hostNamesSchema,
  /** Portainer's name; default `portainer.<host>`. */
  portainerHost: domainNameSchema.optional(),
  /** Strict-Transport-Security of every name. */
  hsts: hstsSchema.prefault({}),
});
