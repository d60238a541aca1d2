import { explainTls } from "../verify/explain-tls";
import { daysLeft, type SiteCertificate } from "../verify/read-certificate";
import type { AcmeFailure } from "./explain-acme";
import type { Finding } from "./finding";

export interface TlsFacts {
  readonly environment: string;
  /** By name of the site; a message where there is no TLS at all. */
  readonly sites: readonly (SiteCertificate | { readonly hostName: string; readonly silence: string })[];
  /** What Traefik's log says of its last attempt, if that failed. */
  readonly failure: AcmeFailure | undefined;
}

/** Traefik renews certificates of 90 days when 30 are left: this late it has failed for a week. */
const LATE_DAYS = 21;
const URGENT_DAYS = 7;

export function judgeTls(facts: TlsFacts, nowMs: number): readonly Finding[] {
  const again = retryCommand(facts.environment);
  return facts.sites.flatMap((site) => judgeSite(site, facts, again, nowMs));
}

function judgeSite(
  site: TlsFacts["sites"][number],
  { failure, environment }: TlsFacts,
  again: string,
  nowMs: number,
): readonly Finding[] {
  const fix = failure
    ? `${failure.fix} Then ${again}`
    : `Read Traefik's log (\`deployer logs ${environment} traefik\`), then ${again}`;
  if ("silence" in site) {
    const what = `${site.hostName} does not speak TLS`;
    return [
      {
        area: "tls",
        severity: "error",
        what,
        cause: site.silence,
        fix: `See whether Traefik runs: \`deployer status ${environment}\`.`,
      },
    ];
  }
  const days = daysLeft(site, nowMs);
  const { hostName, problem, issuer, chain } = site;
  if (problem !== undefined) {
    const cause = [
      explainTls(problem, problem) ?? problem,
      `it shows ${chain.join(" ← ")}, by ${issuer}`,
      ...(failure ? [failure.cause] : []),
    ];
    return [
      {
        area: "tls",
        severity: "error",
        what: `the certificate of ${hostName} is not trusted`,
        cause: cause.join("; "),
        fix,
      },
    ];
  }
  if (days < LATE_DAYS) {
    const severity = days < URGENT_DAYS ? "error" : "warning";
    const cause =
      failure?.cause ?? "it was not renewed when 30 days were left, and Traefik's log of the last day does not say why";
    return [{ area: "tls", severity, what: `the certificate of ${hostName} has ${days} days left`, cause, fix }];
  }
  if (failure === undefined) return [];
  const what = `Traefik's last attempt at a certificate failed; that of ${hostName} has ${days} days left`;
  return [{ area: "tls", severity: "warning", what, cause: failure.cause, fix }];
}

/** It does not try again by itself for long: another start of Traefik does. Its outage is a few seconds. */
const retryCommand = (environment: string): string =>
  `have it try again, on the host: \`docker service update --force --detach ${environment}_traefik\` (some seconds without the site).`;
