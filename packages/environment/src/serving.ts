import * as z from "zod";

/** The most that a request may hold on its way: it is kept on the host's root disk until it is whole. */
const MAX_BODY_SIZE_MIB = 5 * 1024;

/** How requests reach the application and its files; fields of `app`. */
export const servingFields = {
  /**
   * Who leads the prefixes of `backendPaths` to gunicorn: nginx, or Traefik directly. The latter is one hop less, and
   * answers are sent when they are whole: no streaming. See docs/decisions/0014-front-desk.md.
   */
  routing: z.enum(["nginx", "traefik"]).default("nginx"),
  /**
   * Where static and media files lie: on the host's file system, or in the assets bucket. Browsers ask nginx for both,
   * under the site's own name. See docs/decisions/0015-assets-bucket.md.
   */
  assets: z.enum(["nginx", "s3"]).default("nginx"),
  /**
   * Largest request body, in MiB; a larger one is answered 413. It must be here within `requestTimeoutSeconds`: 20 MiB
   * in 60 s need 3 Mbit/s.
   */
  maxBodySizeMiB: z.int().min(1).max(MAX_BODY_SIZE_MIB).default(20),
};
