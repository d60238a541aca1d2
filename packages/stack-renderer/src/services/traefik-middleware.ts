import type { Environment } from "@django-swarm/environment";
import { COMPRESSED_TYPES } from "../nginx/compressed-types";

/** What Traefik does with a request on its way to a service. */
export type TraefikMiddleware =
  /** Only these ranges of addresses may connect; others are answered 403. */
  | { readonly kind: "allow"; readonly ranges: readonly string[] }
  /** Strict-Transport-Security. */
  | { readonly kind: "hsts"; readonly hsts: Environment["domain"]["hsts"] }
  /** 301, or 308 where it is no GET, to the same path and query of another host. */
  | { readonly kind: "redirect"; readonly host: string }
  /** Text is compressed from 1 KiB on. */
  | { readonly kind: "compress" }
  /**
   * A larger body is answered 413. Each request and each answer is read to its end before it goes on: up to 1 MiB in
   * memory, the rest in a file.
   */
  | { readonly kind: "buffer"; readonly maxBodySizeMiB: number }
  /** Another try where nobody answered the connection; what was sent is never sent again. */
  | { readonly kind: "retry"; readonly attempts: number };

const SECONDS_PER_DAY = 24 * 3600;
const BYTES_PER_MIB = 1024 * 1024;

/** A middleware's labels below its name. */
export function middlewareOptions(middleware: TraefikMiddleware): Readonly<Record<string, string>> {
  switch (middleware.kind) {
    case "allow":
      return { "ipallowlist.sourcerange": middleware.ranges.join(",") };
    case "hsts":
      return hstsOptions(middleware.hsts);
    case "redirect":
      return {
        "redirectregex.regex": "^https?://[^/]+/(.*)",
        "redirectregex.replacement": `https://${middleware.host}/\${1}`,
        "redirectregex.permanent": "true",
      };
    case "compress":
      return { "compress.includedcontenttypes": ["text/html", ...COMPRESSED_TYPES].join(",") };
    case "buffer":
      return { "buffering.maxrequestbodybytes": String(middleware.maxBodySizeMiB * BYTES_PER_MIB) };
    case "retry":
      return { "retry.attempts": String(middleware.attempts), "retry.initialinterval": "100ms" };
  }
}

function hstsOptions({
  maxAgeDays,
  includeSubdomains,
  preload,
}: Environment["domain"]["hsts"]): Record<string, string> {
  // Traefik takes 0 for "no header", and a browser would go on.
  if (maxAgeDays === 0) return { "headers.customresponseheaders.Strict-Transport-Security": "max-age=0" };
  return {
    "headers.stsseconds": String(maxAgeDays * SECONDS_PER_DAY),
    ...(includeSubdomains ? { "headers.stsincludesubdomains": "true" } : {}),
    ...(preload ? { "headers.stspreload": "true" } : {}),
  };
}
