import { defineEnvironment } from "../define-environment";
import { problemsOf, TEST_DEFINITION as valid } from "../testing";

test.each<[string, unknown, RegExp]>([
  [
    "an alias outside the zone",
    { ...valid, domain: { ...valid.domain, aliases: ["blog.example.com", "example.org"] } },
    /^domain\.aliases\.1: must lie in the zone example\.com.*"example\.org"/,
  ],
  [
    "a redirect outside the zone",
    { ...valid, domain: { ...valid.domain, redirects: ["www.example.org"] } },
    /^domain\.redirects\.0: must lie in the zone example\.com/,
  ],
  [
    "an alias that is the host",
    { ...valid, domain: { ...valid.domain, aliases: ["staging.example.com"] } },
    /^domain\.aliases\.0: must differ from domain\.host/,
  ],
  [
    "an alias twice",
    { ...valid, domain: { ...valid.domain, aliases: ["a.example.com", "a.example.com"] } },
    /^domain\.aliases\.1: must differ from domain\.aliases\.0/,
  ],
  [
    "a redirect that is an alias",
    { ...valid, domain: { ...valid.domain, aliases: ["www.example.com"], redirects: ["www.example.com"] } },
    /^domain\.redirects\.0: must differ from domain\.aliases\.0/,
  ],
  [
    "Portainer on a redirect's name",
    { ...valid, domain: { ...valid.domain, redirects: ["www.example.com"], portainerHost: "www.example.com" } },
    /^domain\.portainerHost: must differ from domain\.redirects\.0/,
  ],
  [
    "an alias on the name that Portainer has unless it is told another",
    { ...valid, domain: { ...valid.domain, aliases: ["portainer.staging.example.com"] } },
    /^domain\.aliases\.0: is Portainer's name/,
  ],
  [
    "more names than a certificate can hold",
    { ...valid, domain: { ...valid.domain, aliases: Array.from({ length: 101 }, (_, at) => `a${at}.example.com`) } },
    /^domain\.aliases: at most 100/,
  ],
  [
    "an alias that is no name",
    { ...valid, domain: { ...valid.domain, aliases: ["*.example.com"] } },
    /^domain\.aliases\.0: a lower-case DNS name.*"\*\.example\.com"/,
  ],
  [
    "preload of a host alone",
    { ...valid, domain: { ...valid.domain, hsts: { preload: true } } },
    /^domain\.hsts\.includeSubdomains: must be true with preload/,
  ],
  [
    "preload for a month",
    { ...valid, domain: { ...valid.domain, hsts: { preload: true, includeSubdomains: true, maxAgeDays: 30 } } },
    /^domain\.hsts\.maxAgeDays: must be at least 365.*30/,
  ],
  [
    "a CA that is neither known nor an address",
    { ...valid, acme: { ...valid.acme, directoryUrl: "letsencrypt" } },
    /^acme\.directoryUrl: "production", "staging" or an https URL.*"letsencrypt"/,
  ],
  [
    "a CA in plain text",
    { ...valid, acme: { ...valid.acme, directoryUrl: "http://ca.example.com/dir" } },
    /^acme\.directoryUrl: .* an https URL/,
  ],
  [
    "the staging CA without its root",
    { ...valid, acme: { ...valid.acme, directoryUrl: "staging" } },
    /^acme\.rootCertificateFile: must name a PEM file/,
  ],
  ["no body at all", { ...valid, app: { ...valid.app, maxBodySizeMiB: 0 } }, /^app\.maxBodySizeMiB: .*found 0/],
  ["half a body", { ...valid, app: { ...valid.app, maxBodySizeMiB: 0.5 } }, /^app\.maxBodySizeMiB: .*found 0\.5/],
  [
    "a body that no disk here holds",
    { ...valid, app: { ...valid.app, maxBodySizeMiB: 1e6 } },
    /^app\.maxBodySizeMiB: .*5120.*found 1000000/,
  ],
  ["a body in words", { ...valid, app: { ...valid.app, maxBodySizeMiB: "20m" } }, /^app\.maxBodySizeMiB: .*"20m"/],
  ["an unknown routing", { ...valid, app: { ...valid.app, routing: "caddy" } }, /^app\.routing: .*"caddy"/],
  ["an unknown place for assets", { ...valid, app: { ...valid.app, assets: "ftp" } }, /^app\.assets: .*"ftp"/],
  [
    "a Traefik that does not know its options",
    { ...valid, images: { traefik: "traefik:v3.7.11" } },
    /^images\.traefik: must be v3\.7\.12 or later.*v3\.7\.11/,
  ],
])("%s is refused", (_, input, expected) => {
  expect(problemsOf(input)).toContainEqual(expect.stringMatching(expected));
});

test.each(["traefik:v3.7.12", "traefik:v3.10.0", "registry:5000/traefik:v4.0.0", "traefik:v3"])(
  "%s is new enough, as far as one can tell",
  (traefik) => {
    expect(problemsOf({ ...valid, images: { traefik } })).toEqual([]);
  },
);

test.each([
  [undefined, "https://acme-v02.api.letsencrypt.org/directory"],
  ["production", "https://acme-v02.api.letsencrypt.org/directory"],
  ["staging", "https://acme-staging-v02.api.letsencrypt.org/directory"],
  ["https://ca.example.com/dir", "https://ca.example.com/dir"],
])("the CA %s is asked at %s", (directoryUrl, expected) => {
  const acme = { ...valid.acme, rootCertificateFile: "roots.pem", ...(directoryUrl ? { directoryUrl } : {}) };
  const environment = defineEnvironment({ ...valid, acme });
  expect(environment.acme.directoryUrl).toBe(expected);
  // A definition that was read once may be read again.
  expect(defineEnvironment({ ...valid, acme: environment.acme }).acme).toEqual(environment.acme);
});

test("Portainer's own name is free while there is no Portainer", () => {
  const domain = { ...valid.domain, aliases: ["portainer.staging.example.com"] };
  expect(problemsOf({ ...valid, domain, portainer: { kind: "disabled" } })).toEqual([]);
});

test("every name that is wrong is told at once", () => {
  const domain = { ...valid.domain, aliases: ["a.example.org", "staging.example.com"], redirects: ["a.example.org"] };
  expect(problemsOf({ ...valid, domain }).map((problem) => problem.split(":")[0])).toEqual([
    "domain.aliases.0",
    "domain.redirects.0",
    "domain.aliases.1",
    "domain.redirects.0",
  ]);
});
