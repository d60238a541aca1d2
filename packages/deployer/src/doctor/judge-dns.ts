import type { Finding } from "./finding";

/** What DNS says of a name of the site. */
export interface NameFacts {
  readonly name: string;
  readonly addresses: readonly string[];
  /** CAs that may issue for it, by CAA; undefined: any may, or it could not be asked. */
  readonly allowedIssuers: readonly string[] | undefined;
}

export interface DnsFacts {
  readonly environment: string;
  readonly zone: string;
  /** Where the names must lead. */
  readonly address: string;
  readonly names: readonly NameFacts[];
  /** The CA's name in CAA records; undefined: it has none, as private CAs. */
  readonly issuer: string | undefined;
}

export const judgeDns = (facts: DnsFacts): readonly Finding[] =>
  facts.names.flatMap((name) => [...judgeAddresses(facts, name), ...judgeIssuers(facts, name)]);

function judgeAddresses({ environment, zone, address }: DnsFacts, { name, addresses }: NameFacts): readonly Finding[] {
  const wrong = addresses.filter((each) => each !== address);
  if (addresses.length > 0 && wrong.length === 0) return [];
  const fix = `\`cdktf deploy ${environment}-network\` writes the record; the domain's registrar must name the servers of the Route 53 zone ${zone}.`;
  if (addresses.length === 0) {
    const cause = "DNS knows no address for it, so neither visitors nor the CA find the site";
    return [{ area: "dns", severity: "error", what: `${name} has no address`, cause, fix }];
  }
  const cause = `DNS says ${wrong.join(", ")}; the environment's address is ${address}`;
  return [{ area: "dns", severity: "error", what: `${name} leads elsewhere`, cause, fix }];
}

function judgeIssuers({ issuer, zone }: DnsFacts, { name, allowedIssuers }: NameFacts): readonly Finding[] {
  if (issuer === undefined || allowedIssuers === undefined || allowedIssuers.includes(issuer)) return [];
  return [
    {
      area: "dns",
      severity: "error",
      what: `${issuer} may not issue a certificate for ${name}`,
      cause: `CAA records allow ${allowedIssuers.join(", ") || "nobody"}`,
      fix: `Add the CAA record \`0 issue "${issuer}"\` at ${name}, or take those at ${zone} away.`,
    },
  ];
}
