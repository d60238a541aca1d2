import type { NginxSettings } from "../nginx/render-nginx-config";
import type { FileSource } from "../nginx/routes";

export const TEST_BUCKET: FileSource = {
  kind: "bucket",
  host: "ublog-assets-123456789012.s3.us-east-1.amazonaws.com",
};

/** A site whose files lie below `root`, and its static and media files there or in a bucket. */
export function nginxSettings(root: string, source?: FileSource): NginxSettings {
  const files = (kind: "static" | "media"): FileSource => source ?? { kind: "directory", directory: `${root}/${kind}` };
  return {
    routes: [
      { kind: "backend", prefixes: ["/api", "/admin/"], service: "gunicorn", port: 8000 },
      { kind: "static", prefix: "/static/", source: files("static") },
      { kind: "media", prefix: "/media/", source: files("media") },
      { kind: "spa", directory: `${root}/html`, hashedPrefix: "/assets/" },
    ],
    maxBodySizeMiB: 20,
    requestTimeoutMs: 60_000,
  };
}
