import { COMPRESSED_TYPES } from "./compressed-types";
import { BUCKET_ERRORS } from "./file-source";
import { renderLocation } from "./render-location";
import { type Route, readsBucket } from "./routes";

export const NGINX_PORT = 8080;
export const NGINX_PID_FILE = "/tmp/nginx.pid";
export const NGINX_LIVE_PATH = "/nginx-live";

export interface NginxSettings {
  readonly routes: readonly Route[];
  /** Largest request body, in MiB. */
  readonly maxBodySizeMiB: number;
  /** The longest that a request may take. */
  readonly requestTimeoutMs: number;
}

/** As it was asked for, still encoded, without its query. */
const ASKED_PATH = `
  map $request_uri $asked_path {
    "~^(?<path_without_query>[^?#]+)" $path_without_query;
  }
`;

/**
 * The whole nginx.conf. It needs no root: its port is above 1024 and all that it writes goes to /tmp.
 *
 * `valid=1s` with the name in a variable is what makes an update of gunicorn lossless: a container's DNS record goes
 * 2 s before its stop signal, so a record may be kept for less than that and no longer.
 */
export function renderNginxConfig({ routes, maxBodySizeMiB, requestTimeoutMs }: NginxSettings): string {
  const hasBucket = routes.some(readsBucket);
  const locations = [...routes.flatMap(renderLocation), ...(hasBucket ? BUCKET_ERRORS : [])];
  return `worker_processes 2;
pid ${NGINX_PID_FILE};
error_log stderr warn;
worker_shutdown_timeout ${requestTimeoutMs}ms;

events {
  worker_connections 1024;
}

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  log_format site '$http_x_forwarded_for "$request" $status $body_bytes_sent $request_time $upstream_addr $upstream_status';
  access_log /dev/stdout site;
  server_tokens off;
  sendfile on;
  # Longer than Traefik keeps an idle connection (90 s): it must never use one that is just being closed here.
  keepalive_timeout 120s;
  proxy_read_timeout ${requestTimeoutMs}ms;
  client_max_body_size ${maxBodySizeMiB}m;
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  absolute_redirect off;

  gzip on;
  gzip_vary on;
  gzip_proxied any;
  gzip_min_length 1024;
  gzip_types ${COMPRESSED_TYPES.join(" ")};

  resolver 127.0.0.11 valid=1s ipv6=off;
  resolver_timeout 3s;

  # Only a name with a hash may be kept for good.
  map $uri $static_cache_control {
    default "public, max-age=300";
    "~\\.[0-9a-f]{8,64}\\.[^/]+$" "public, max-age=31536000, immutable";
  }
${hasBucket ? ASKED_PATH : ""}
  server {
    listen ${NGINX_PORT};
    root /nonexistent;

    location = ${NGINX_LIVE_PATH} {
      access_log off;
      return 200 "ok\\n";
    }
${locations.map((line) => `    ${line}`).join("\n")}
  }
}
`;
}
