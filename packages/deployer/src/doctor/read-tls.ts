import type { Environment } from "@django-swarm/environment";
import { readHistory } from "../operate/logs/read-history";
import { siteNames } from "../operate/status/site-names";
import { readPem } from "../release/render-release";
import { readStack } from "../swarm/read-stack";
import type { Manager } from "../swarm/with-manager";
import { readCertificate } from "../verify/read-certificate";
import { explainAcme } from "./explain-acme";
import type { TlsFacts } from "./judge-tls";

/** Traefik looks once a day whether something must be renewed. */
const LOG_HOURS = 25;

export async function readTls(environment: Environment, { ssh, engine }: Manager): Promise<TlsFacts> {
  const root = await readPem(environment.acme.rootCertificateFile, "acme.rootCertificateFile");
  const socket = await ssh.forward("127.0.0.1:443");
  const sites = await Promise.all(
    siteNames(environment).map((hostName) =>
      readCertificate(socket, hostName, root).catch((error: Error) => ({ hostName, silence: error.message })),
    ),
  );
  const traefik = (await readStack(engine, environment.name)).services.get("traefik");
  if (traefik === undefined) return { environment: environment.name, sites, failure: undefined };
  const since = { sinceMs: Date.now() - LOG_HOURS * 3_600_000, tail: undefined };
  const { lines } = await readHistory(engine, new Map([["traefik", traefik.ID]]), since);
  return { environment: environment.name, sites, failure: explainAcme(lines.map(({ text }) => text)) };
}
