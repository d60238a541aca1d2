import { fileSource } from "./file-source";
import type { Route } from "./routes";

/** `add_header` in a location drops those of the server: so each location states all of its own. */
const header = (name: string, value: string): string => `add_header ${name} "${value}";`;

const FILE_HEADERS = [
  header("X-Content-Type-Options", "nosniff"),
  header("Referrer-Policy", "same-origin"),
  header("X-Frame-Options", "DENY"),
];
const FOREVER = header("Cache-Control", "public, max-age=31536000, immutable");

const proxyTo = (service: string, port: number): readonly string[] => [
  // A name in a variable is looked up again and again; a plain one only once, at the start.
  `set $backend ${service};`,
  `proxy_pass http://$backend:${port};`,
  "proxy_http_version 1.1;",
  'proxy_set_header Connection "";',
  "proxy_set_header Host $http_host;",
  // Traefik has set these, whatever the client sent.
  "proxy_set_header X-Forwarded-Proto $http_x_forwarded_proto;",
  "proxy_set_header X-Forwarded-For $http_x_forwarded_for;",
  "proxy_set_header X-Forwarded-Host $http_host;",
  "proxy_set_header X-Real-IP $http_x_real_ip;",
  "proxy_connect_timeout 2s;",
  "proxy_next_upstream error timeout http_502 http_503;",
  "proxy_next_upstream_tries 3;",
  "proxy_next_upstream_timeout 10s;",
];

const block = (selector: string, lines: readonly string[]): readonly string[] => [
  `location ${selector} {`,
  ...lines.map((line) => `  ${line}`),
  "}",
];

/** The lines of a route's location blocks. */
export function renderLocation(route: Route): readonly string[] {
  switch (route.kind) {
    case "backend": {
      const names = route.prefixes.map((prefix) => prefix.replace(/\/+$/, ""));
      return names.length === 0 ? [] : block(`~ ^(${names.join("|")})(/|$)`, proxyTo(route.service, route.port));
    }
    case "static":
      return block(`^~ ${route.prefix}`, [
        ...fileSource(route.source),
        ...FILE_HEADERS,
        header("Cache-Control", "$static_cache_control"),
      ]);
    case "media":
      return block(`^~ ${route.prefix}`, [
        ...fileSource(route.source),
        ...FILE_HEADERS,
        header("Cache-Control", "private, max-age=300"),
        // An uploaded page or drawing must not act as the site.
        header("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"),
      ]);
    case "spa":
      return [
        // Missing means missing: index.html under the name of a script would be cached for good.
        ...block(`^~ ${route.hashedPrefix}`, [
          `root ${route.directory};`,
          "try_files $uri =404;",
          ...FILE_HEADERS,
          FOREVER,
        ]),
        ...block("/", [
          `root ${route.directory};`,
          "try_files $uri /index.html;",
          ...FILE_HEADERS,
          header("Cache-Control", "no-cache"),
        ]),
      ];
  }
}
