import { type DnsFacts, judgeDns, type NameFacts } from "./judge-dns";

const facts = (name: Partial<NameFacts>, issuer: string | undefined = "letsencrypt.org"): DnsFacts => ({
  environment: "ublog-staging",
  zone: "example.com",
  address: "203.0.113.9",
  names: [{ name: "staging.example.com", addresses: ["203.0.113.9"], allowedIssuers: undefined, ...name }],
  issuer,
});

test.each<[string, DnsFacts, readonly string[]]>([
  ["all is well", facts({}), []],
  ["no address", facts({ addresses: [] }), ["staging.example.com has no address"]],
  ["another address", facts({ addresses: ["198.51.100.1"] }), ["staging.example.com leads elsewhere"]],
  ["one of two", facts({ addresses: ["203.0.113.9", "198.51.100.1"] }), ["staging.example.com leads elsewhere"]],
  ["the CA is named", facts({ allowedIssuers: ["amazon.com", "letsencrypt.org"] }), []],
  [
    "another CA alone",
    facts({ allowedIssuers: ["amazon.com"] }),
    ["letsencrypt.org may not issue a certificate for staging.example.com"],
  ],
  [
    "nobody may",
    facts({ allowedIssuers: [] }),
    ["letsencrypt.org may not issue a certificate for staging.example.com"],
  ],
])("%s", (_, given, whats) => {
  expect(judgeDns(given).map(({ what }) => what)).toEqual(whats);
});

test("a private CA has no name in CAA records", () => {
  expect(judgeDns({ ...facts({ allowedIssuers: [] }), issuer: undefined })).toEqual([]);
});
