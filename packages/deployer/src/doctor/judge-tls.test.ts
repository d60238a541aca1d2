import { judgeTls, type TlsFacts } from "./judge-tls";

const NOW = Date.parse("2026-03-01T00:00:00Z");
const failure = { cause: "the CA cannot reach the site's port 80", fix: "Open port 80." };

const facts = (days: number, changes: { problem?: string; failure?: typeof failure } = {}): TlsFacts => ({
  environment: "ublog-staging",
  sites: [
    {
      hostName: "staging.example.com",
      issuer: "R11",
      notAfter: new Date(NOW + days * 86_400_000),
      chain: ["staging.example.com", "R11"],
      problem: changes.problem,
    },
  ],
  failure: changes.failure,
});

test.each<[string, TlsFacts, string | undefined, RegExp]>([
  ["fresh", facts(80), undefined, /./],
  ["30 days are when it is renewed", facts(30), undefined, /./],
  ["late", facts(20), "warning", /has 20 days left/],
  ["nearly over", facts(3, { failure }), "error", /has 3 days left/],
  ["over", facts(-2, { problem: "CERT_HAS_EXPIRED", failure }), "error", /not trusted/],
  ["none yet", facts(365, { problem: "DEPTH_ZERO_SELF_SIGNED_CERT", failure }), "error", /not trusted/],
  ["fresh, but the last attempt failed", facts(80, { failure }), "warning", /last attempt/],
  [
    "no TLS",
    { ...facts(1), sites: [{ hostName: "staging.example.com", silence: "ECONNREFUSED" }] },
    "error",
    /does not speak TLS/,
  ],
])("%s", (_, given, severity, what) => {
  const findings = judgeTls(given, NOW);
  if (severity === undefined) expect(findings).toEqual([]);
  else expect(findings).toEqual([expect.objectContaining({ severity, what: expect.stringMatching(what) })]);
});

test("the cause is what Traefik's log says, and the fix ends with another attempt", () => {
  const [finding] = judgeTls(facts(3, { failure }), NOW);
  expect(finding?.cause).toBe(failure.cause);
  expect(finding?.fix).toMatch(/^Open port 80\. Then .*service update --force --detach ublog-staging_traefik/);
});
