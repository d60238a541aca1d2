import { explainAcme } from "./explain-acme";

const failed = (message: string): string =>
  `2026-03-01T08:15:00Z ERR Unable to obtain ACME certificate for domains error="unable to generate a certificate for the domains [staging.example.com]: ${message}" ACME CA=https://acme-v02.api.letsencrypt.org/directory`;
const ISSUED = "2026-03-01T08:20:00Z INF Server responded with a certificate. domains=staging.example.com lib=lego";

test.each([
  ["acme: error: 429 :: POST :: urn:ietf:params:acme:error:rateLimited :: too many failed authorizations", /too many/],
  ["error: one or more domains had a problem: urn:ietf:params:acme:error:caa :: CAA record prevents issuance", /CAA/],
  ["acme: error: 400 :: urn:ietf:params:acme:error:dns :: DNS problem: NXDOMAIN looking up A", /no address/],
  [
    'acme: error: 400 :: urn:ietf:params:acme:error:connection :: Get "http://x": could not resolve URL "http://x"',
    /no address/,
  ],
  [
    "acme: error: 403 :: urn:ietf:params:acme:error:unauthorized :: Invalid response from http://x: 404",
    /another server/,
  ],
  ["acme: error: 400 :: urn:ietf:params:acme:error:connection :: Timeout during connect (likely firewall)", /port 80/],
  ["cannot get ACME client get directory: tls: x509: certificate signed by unknown authority", /does not trust/],
  ["cannot get ACME client get directory: dial tcp: lookup acme.example.com: no such host", /does not reach/],
  ["something new", /Traefik says: .*something new/],
])("%s", (message, cause) => {
  expect(explainAcme([ISSUED, failed(message)])?.cause).toMatch(cause);
});

test("a failure before a success, and a quiet log, are none", () => {
  expect(explainAcme([failed("acme:error:dns"), ISSUED, "INF Use solver."])).toBeUndefined();
  expect(explainAcme([])).toBeUndefined();
});
