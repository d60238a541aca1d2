/** A refusal to issue a certificate, in plain words. */
export interface AcmeFailure {
  readonly cause: string;
  readonly fix: string;
}

/** What Traefik prints when it gets no certificate. */
const FAILED =
  /unable to obtain acme certificate|cannot get acme client|error renewing acme certificate|error renewing certificate/i;
/** What it prints when it got one. */
const ISSUED = /server responded with a certificate/i;

const EXPLANATIONS: readonly (readonly [pattern: RegExp, failure: AcmeFailure])[] = [
  [
    /rateLimited|too many (?:certificates|failed authorizations|registrations)/i,
    {
      cause: "the CA has had too many requests for this name, and answers none for a while",
      fix: "Wait as long as its message says (an hour after failed attempts, up to a week after certificates). Until then try with acme.directoryUrl of the CA's staging server.",
    },
  ],
  [
    /acme:error:caa|CAA record/i,
    {
      cause: "a CAA record in DNS forbids this CA",
      fix: 'Add the record `0 issue "letsencrypt.org"` for the name.',
    },
  ],
  [
    /acme:error:dns|NXDOMAIN|no valid (?:A|IP) records|DNS problem|could not resolve/i,
    {
      cause: "the CA finds no address for the name in DNS",
      fix: "Deploy the network stack, which writes the record, and see that the registrar names the zone's servers.",
    },
  ],
  [
    /acme:error:unauthorized|invalid response from|acme:error:incorrectResponse/i,
    {
      cause: "another server answered the CA: the name leads elsewhere, or something sits in front of port 80",
      fix: "See that the name leads to the environment's address, and to nothing else (an AAAA record, a proxy).",
    },
  ],
  [
    /acme:error:connection|timeout during connect|connection refused.*challenge/i,
    {
      cause: "the CA cannot reach the site's port 80",
      fix: "See that the security group lets port 80 in from anywhere, and that Traefik runs: `deployer status`.",
    },
  ],
  [
    /x509|certificate signed by unknown authority/i,
    {
      cause: "Traefik does not trust the CA's own server",
      fix: "State the root that it has in acme.caCertificateFile; a public CA needs none.",
    },
  ],
  [
    /no such host|i\/o timeout|connection refused|network is unreachable|context deadline exceeded/i,
    {
      cause: "the host does not reach the CA",
      fix: "See that the host resolves and reaches the name in acme.directoryUrl (`curl` there).",
    },
  ],
];

/**
 * Why there is no new certificate, from Traefik's log.
 *
 * @param lines oldest first
 * @returns undefined when the last thing that happened was not a failure.
 */
export function explainAcme(lines: readonly string[]): AcmeFailure | undefined {
  const last = lines.filter((line) => FAILED.test(line) || ISSUED.test(line)).at(-1);
  if (last === undefined || ISSUED.test(last)) return undefined;
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(last))?.[1];
  return known ?? { cause: `Traefik says: ${last}`, fix: "Read its log: `deployer logs traefik`." };
}
