import { resolveCaa } from "node:dns/promises";
import type { Environment } from "@django-swarm/environment";
import { siteNames } from "../operate/status/site-names";
import type { Manager } from "../swarm/with-manager";
import type { SshConnection } from "../transport/ssh-connection";
import type { DnsFacts } from "./judge-dns";

/** Addresses as the host's resolver gives them: a laptop's may be a company's own. */
export async function readDns(environment: Environment, { ssh, outputs }: Manager): Promise<DnsFacts> {
  const { domain, acme } = environment;
  const issuer = acme.directoryUrl.includes(".letsencrypt.org/") ? "letsencrypt.org" : undefined;
  const names = await Promise.all(
    siteNames(environment).map(async (name) => ({
      name,
      addresses: await addressesOf(ssh, name),
      allowedIssuers: issuer === undefined ? undefined : await allowedIssuers(name, domain.zone),
    })),
  );
  return { environment: environment.name, zone: domain.zone, address: outputs.manager_public_ip, names, issuer };
}

async function addressesOf(ssh: SshConnection, name: string): Promise<readonly string[]> {
  const { stdout } = await ssh.exec(["getent", "ahostsv4", name]);
  return [...new Set(stdout.split("\n").map((line) => line.split(" ")[0] ?? ""))].filter((each) => each !== "");
}

/** The nearest CAA records upward decide (RFC 8659). */
async function allowedIssuers(name: string, zone: string): Promise<readonly string[] | undefined> {
  for (let at = name; at.endsWith(zone); at = at.slice(at.indexOf(".") + 1)) {
    const records = await resolveCaa(at).catch(() => []);
    const issuers = records.flatMap(({ issue }) => (issue === undefined ? [] : [issue.split(";")[0]?.trim() ?? ""]));
    if (issuers.length > 0) return issuers.filter((issuer) => issuer !== "");
    if (at === zone) break;
  }
  return undefined;
}
