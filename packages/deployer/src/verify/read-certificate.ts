import { connect, type DetailedPeerCertificate } from "node:tls";

const TIMEOUT_MS = 10_000;

/** The certificate that a site shows, whether it is trusted or not. */
export interface SiteCertificate {
  readonly hostName: string;
  readonly issuer: string;
  readonly notAfter: Date;
  /** Names of the certificates that were sent, the site's own first. */
  readonly chain: readonly string[];
  /** OpenSSL's code for what is wrong with it; undefined: it is trusted for this name. */
  readonly problem: string | undefined;
}

/**
 * @param socket local unix socket that leads to the site's port 443
 * @param rootCertificate PEM; undefined: the public roots (and NODE_EXTRA_CA_CERTS)
 */
export function readCertificate(
  socket: string,
  hostName: string,
  rootCertificate: string | undefined,
): Promise<SiteCertificate> {
  return new Promise((resolve, reject) => {
    const tls = connect({
      path: socket,
      servername: hostName,
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
      ...(rootCertificate === undefined ? {} : { ca: rootCertificate }),
    });
    tls.on("secureConnect", () => {
      const certificate = tls.getPeerCertificate(true);
      const problem = tls.authorized ? undefined : String(tls.authorizationError);
      tls.destroy();
      resolve({
        hostName,
        issuer: nameOf(certificate.issuer),
        notAfter: new Date(certificate.valid_to),
        chain: chainOf(certificate),
        problem,
      });
    });
    tls.on("timeout", () => tls.destroy(new Error(`no TLS within ${TIMEOUT_MS / 1000} s`)));
    tls.on("error", reject);
  });
}

/** Whole days until a certificate is over; negative: it is. */
export const daysLeft = ({ notAfter }: Pick<SiteCertificate, "notAfter">, nowMs: number): number =>
  Math.floor((notAfter.getTime() - nowMs) / 86_400_000);

const nameOf = ({ CN, O: organisation }: DetailedPeerCertificate["issuer"]): string => {
  const name = CN ?? organisation ?? "an issuer without a name";
  return Array.isArray(name) ? name.join(", ") : name;
};

function chainOf(certificate: DetailedPeerCertificate): readonly string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let each = certificate; each && !seen.has(each.fingerprint256); each = each.issuerCertificate) {
    seen.add(each.fingerprint256);
    names.push(nameOf(each.subject));
  }
  return names;
}
