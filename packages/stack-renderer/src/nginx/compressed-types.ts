/** MIME types of text; nginx adds text/html by itself. */
export const COMPRESSED_TYPES: readonly string[] = [
  "text/css",
  "text/plain",
  "text/xml",
  "application/javascript",
  "text/javascript",
  "application/json",
  "application/manifest+json",
  "image/svg+xml",
];
