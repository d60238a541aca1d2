import * as z from "zod";

/** An image that is the same tomorrow. */
export const pinnedImageSchema = z
  .string()
  .regex(/^[\w.\-/:]+?(:[\w][\w.-]*|@sha256:[0-9a-f]{64})$/, "an image with a version tag or a digest")
  .refine((image) => !image.endsWith(":latest"), "a version, not `latest`: what runs must be known");

/** Images that are not the application's. A tag is resolved to a digest at each release. */
export const thirdPartyImagesSchema = z.strictObject({
  traefik: pinnedImageSchema.default("traefik:v3.7.15"),
  /** Runs the filter in front of the engine's socket. */
  socketProxy: pinnedImageSchema.default("nginx:1.28.0"),
  portainer: pinnedImageSchema.default("portainer/portainer-ce:2.33.5"),
  portainerAgent: pinnedImageSchema.default("portainer/agent:2.33.5"),
  postgres: pinnedImageSchema.default("postgres:17.6"),
  redis: pinnedImageSchema.default("redis:8.2.2"),
});
