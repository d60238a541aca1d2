import http from "node:http";
import https from "node:https";
import { connect as connectSocket } from "node:net";
import { connect as connectTls } from "node:tls";

const PROBE_TIMEOUT_MS = 10_000;
/** More of an answer is not looked at. */
const TEXT_BYTES = 1_000_000;

export interface ProbeTarget {
  /** Local unix socket that leads to the host's port. */
  readonly socket: string;
  /** Asked for by SNI and Host. */
  readonly hostName: string;
  readonly path: string;
}

export interface ProbeAnswer {
  readonly status: number;
  readonly location: string | undefined;
  /** Its beginning: at most {@link TEXT_BYTES}. */
  readonly text: string;
}

/**
 * One HTTPS request with the certificate checked.
 *
 * @param rootCertificate PEM; undefined: the public roots (and NODE_EXTRA_CA_CERTS).
 */
export function probeHttps(target: ProbeTarget, rootCertificate: string | undefined): Promise<ProbeAnswer> {
  const createConnection = (): ReturnType<typeof connectTls> =>
    connectTls({
      path: target.socket,
      servername: target.hostName,
      ALPNProtocols: ["http/1.1"],
      ...(rootCertificate === undefined ? {} : { ca: rootCertificate }),
    });
  return answerOf(https.request({ ...requestOptions(target), createConnection }));
}

/** One plain HTTP request. */
export const probeHttp = (target: ProbeTarget): Promise<ProbeAnswer> =>
  answerOf(http.request({ ...requestOptions(target), createConnection: () => connectSocket(target.socket) }));

const requestOptions = ({ hostName, path }: ProbeTarget): http.RequestOptions => ({
  host: hostName,
  path,
  timeout: PROBE_TIMEOUT_MS,
  headers: { host: hostName, "user-agent": "django-swarm-deployer", connection: "close" },
});

function answerOf(request: http.ClientRequest): Promise<ProbeAnswer> {
  return new Promise((resolve, reject) => {
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        if (bytes < TEXT_BYTES) chunks.push(chunk);
        bytes += chunk.length;
      });
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, location: headers.location, text: Buffer.concat(chunks).toString() });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within ${PROBE_TIMEOUT_MS / 1000} s`)));
    request.on("error", reject);
    request.end();
  });
}
