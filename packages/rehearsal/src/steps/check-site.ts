import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request } from "node:https";
import { RemoteError } from "@django-swarm/environment";

export interface SiteAddress {
  readonly host: string;
  readonly httpsPort: number;
  readonly httpPort: number;
  /** PEM file of the CA that the site's certificate must come from. */
  readonly caFile: string;
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** GET over TLS on this machine's published port, with the name checked against the test CA. */
export const getPage = ({ host, httpsPort, caFile }: SiteAddress, path: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port: httpsPort,
      path,
      servername: host,
      headers: { host },
      ca: readFileSync(caFile),
      timeout: 10_000,
      agent: false as const,
    };
    const outgoing = request(options, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, body }),
      );
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer within 10 s")));
    outgoing.on("error", reject);
    outgoing.end();
  });

const getRedirect = ({ host, httpPort }: SiteAddress): Promise<Answer> =>
  new Promise((resolve, reject) => {
    httpRequest(
      { host: "127.0.0.1", port: httpPort, path: "/", headers: { host }, timeout: 10_000, agent: false },
      (response) => {
        response.resume();
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location, body: "" }),
        );
      },
    )
      .on("error", reject)
      .end();
  });

/** The page answers over TLS with a certificate of the test CA, and plain HTTP leads there. @throws RemoteError. */
export async function checkSite(site: SiteAddress): Promise<void> {
  const problems: string[] = [];
  const page = await getPage(site, "/").catch((error: Error) => error);
  if (page instanceof Error) problems.push(`https://${site.host}/: ${page.message}`);
  else if (page.status !== 200 || !page.body.includes("<html"))
    problems.push(`https://${site.host}/ answered ${page.status}`);
  const redirect = await getRedirect(site).catch((error: Error) => error);
  if (redirect instanceof Error) problems.push(`http://${site.host}/: ${redirect.message}`);
  else if (!redirect.location?.startsWith(`https://${site.host}`))
    problems.push(`http://${site.host}/ answered ${redirect.status}, no redirect to https`);
  if (problems.length === 0) return;
  throw new RemoteError("The release succeeded, but the page does not answer on this machine's port.", {
    code: "rehearsal/site",
    details: problems,
    hint: "Run `npm run rehearse` again; if it stays, `npm run rehearse -- --down` and start anew.",
  });
}
