export const SOCKET_FILTER_PORT = 2375;
export const SOCKET_FILTER_PID_FILE = "/tmp/nginx.pid";

/**
 * nginx.conf of the filter in front of the engine's socket: what Traefik's swarm provider reads, and nothing else.
 * Reading alone does not harm much; writing would be root on the host, and a read-only mount of a socket prevents
 * nothing.
 */
export const socketFilterConfig = (): string => `user root;
worker_processes 1;
pid ${SOCKET_FILTER_PID_FILE};
error_log stderr warn;

events {
  worker_connections 64;
}

http {
  log_format refused '$status $request_method $request_uri';
  access_log /dev/stdout refused;
  server_tokens off;

  upstream engine {
    server unix:/var/run/docker.sock;
    keepalive 4;
  }

  server {
    listen ${SOCKET_FILTER_PORT};

    location ~ "^(/v1\\.[0-9]+)?/(_ping|version|services|tasks|networks|nodes/[a-z0-9]{25})$" {
      limit_except GET {
        deny all;
      }
      access_log off;
      proxy_pass http://engine;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host docker;
      proxy_buffers 8 64k;
      proxy_busy_buffers_size 128k;
      proxy_read_timeout 15s;
    }

    location / {
      return 403;
    }
  }
}
`;
