import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** S3 as it answers who sends no signature, over TLS. */
export interface BucketServer {
  readonly port: number;
  /** Of its certificate, which is its own CA's. */
  readonly certificateFile: string;
  /** What it was asked, the last one last. */
  readonly asked: readonly { readonly url: string; readonly headers: IncomingHttpHeaders }[];
  /** What it answers next, whatever it is asked; S3 sends 503 to who asks for much. */
  answerNext(status: number): void;
  stop(): void;
}

interface StoredFile {
  readonly type: string;
  readonly content: string;
}

function selfSigned(directory: string, name: string): { keyFile: string; certificateFile: string } {
  const [keyFile, certificateFile] = [join(directory, "bucket.key"), join(directory, "bucket.pem")];
  const request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const subject = ["-subj", `/CN=${name.slice(0, 64)}`, "-addext", `subjectAltName=DNS:${name}`];
  const files = ["-keyout", keyFile, "-out", certificateFile];
  const { status, stderr } = spawnSync("openssl", [...request, ...subject, ...files], { encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl: ${stderr}`);
  return { keyFile, certificateFile };
}

const AMAZON = {
  "x-amz-request-id": "TX000000000000000000001",
  "x-amz-id-2": "aWQtMg==",
  "x-amz-server-side-encryption": "AES256",
  "x-amz-version-id": "null",
  server: "AmazonS3",
};

interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

const failure = (status: number, code: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><RequestId>TX1</RequestId></Error>`,
});

function fileAnswer(asked: IncomingHttpHeaders, { type, content }: StoredFile): Answer {
  const etag = `"${content.length}"`;
  if (asked["if-none-match"] === etag) return { status: 304, headers: { etag } };
  const [, from = "0", to] = /^bytes=(\d+)-(\d*)$/.exec(asked.range ?? "") ?? [];
  if (Number(from) >= content.length) return failure(416, "InvalidRange");
  const last = Math.min(to ? Number(to) : Number.POSITIVE_INFINITY, content.length - 1);
  const headers = { etag, "accept-ranges": "bytes", "cache-control": "max-age=1", "content-type": type };
  const body = content.slice(Number(from), last + 1);
  if (asked.range === undefined) return { status: 200, headers, body };
  return { status: 206, headers: { ...headers, "content-range": `bytes ${from}-${last}/${content.length}` }, body };
}

type Files = Readonly<Record<string, StoredFile>>;

/** Keys are paths as S3 reads them: decoded, with `+` as a space. */
function answerTo({ url = "", headers }: IncomingMessage, files: Files): Answer {
  const [path = "", query] = url.split("?");
  // A signature that is none is refused, as is a command without one.
  if (headers.authorization || query !== undefined) return failure(400, "InvalidArgument");
  if (path === "/") return { status: 200, body: "<ListBucketResult/>" };
  const file = files[decodeURIComponent(path.slice(1).replaceAll("+", " "))];
  // Who may not list it is not told what is missing.
  return file ? fileAnswer(headers, file) : failure(403, "AccessDenied");
}

export async function startBucketServer(directory: string, name: string, files: Files): Promise<BucketServer> {
  const { keyFile, certificateFile } = selfSigned(directory, name);
  const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  let next: number | undefined;
  const tls = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
  const server = createServer(tls, (request, response) => {
    asked.push({ url: request.url ?? "", headers: request.headers });
    const { status, headers, body } = next === undefined ? answerTo(request, files) : failure(next, "SlowDown");
    next = undefined;
    response.writeHead(status, { ...AMAZON, ...headers }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    certificateFile,
    asked,
    answerNext(status) {
      next = status;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
