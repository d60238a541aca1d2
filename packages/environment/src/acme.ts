import * as z from "zod";

/** Directories of Let's Encrypt. Staging's certificates are for trying: no browser trusts them, and no limit is near. */
export const LETS_ENCRYPT = {
  production: "https://acme-v02.api.letsencrypt.org/directory",
  staging: "https://acme-staging-v02.api.letsencrypt.org/directory",
} as const;

const NAMES = Object.keys(LETS_ENCRYPT) as (keyof typeof LETS_ENCRYPT)[];
const isUrl = z.url({ protocol: /^https$/ });

/** `production` and `staging` are Let's Encrypt's; any other CA is named by the https URL of its directory. */
const directoryUrlSchema = z
  .string()
  .default("production")
  .transform((directory) => (LETS_ENCRYPT as Readonly<Record<string, string>>)[directory] ?? directory)
  .refine((url) => isUrl.safeParse(url).success, `${NAMES.map((name) => `"${name}"`).join(", ")} or an https URL`);

export const acmeSchema = z.strictObject({
  /** Where the CA writes before a certificate expires. */
  email: z.email(),
  /** Which CA; a change asks for every certificate anew. */
  directoryUrl: directoryUrlSchema,
  /** PEM file to trust for the directory's own TLS; only for private CAs. */
  caCertificateFile: z.string().optional(),
  /** PEM file with the root that the directory issues under, to check the site with; for CAs that nobody trusts. */
  rootCertificateFile: z.string().optional(),
});
