import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainTls } from "./explain-tls";
import { probeHttp, probeHttps } from "./probe";

const directory = mkdtempSync(join(tmpdir(), "probe-"));
const [secure, plain] = [join(directory, "s"), join(directory, "p")];
const servers: http.Server[] = [];
let certificate = "";

beforeAll(async () => {
  const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=site",
    ].concat(["-addext", "subjectAltName=DNS:site.example", "-keyout", key, "-out", cert]),
    { stdio: "ignore" },
  );
  certificate = readFileSync(cert, "utf8");
  const tls = https.createServer({ key: readFileSync(key), cert: certificate }, (request, response) => {
    response.statusCode = request.url === "/api/health-check/" ? 200 : 404;
    response.end(`${request.headers.host}`);
  });
  const redirect = http.createServer((request, response) => {
    response.writeHead(308, { location: `https://${request.headers.host}${request.url}` }).end();
  });
  servers.push(tls, redirect);
  await Promise.all([
    new Promise<void>((done) => tls.listen(secure, done)),
    new Promise<void>((done) => redirect.listen(plain, done)),
  ]);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  rmSync(directory, { recursive: true });
});

const target = { socket: secure, hostName: "site.example", path: "/api/health-check/" };

describe("probes", () => {
  test("a trusted certificate with the right name", async () => {
    await expect(probeHttps(target, certificate)).resolves.toMatchObject({ status: 200, text: "site.example" });
    await expect(probeHttps({ ...target, path: "/x" }, certificate)).resolves.toMatchObject({ status: 404 });
  });

  test.each<[string, string, boolean, RegExp]>([
    ["a certificate of nobody that is trusted", "site.example", false, /default certificate/],
    ["a certificate for another name", "other.example", true, /default certificate/],
  ])("%s fails", async (_name, hostName, trusted, words) => {
    const error: NodeJS.ErrnoException = await probeHttps(
      { ...target, hostName },
      trusted ? certificate : undefined,
    ).then(
      () => Promise.reject(new Error("it was accepted")),
      (failure) => failure,
    );
    expect(explainTls(error.code, error.message)).toMatch(words);
  });

  test("a redirect is told with its target", async () => {
    await expect(probeHttp({ ...target, socket: plain, path: "/" })).resolves.toEqual({
      status: 308,
      location: "https://site.example/",
      text: "",
    });
  });

  test("a socket that leads nowhere is no certificate's fault", async () => {
    const error: NodeJS.ErrnoException = await probeHttps(
      { ...target, socket: join(directory, "none") },
      certificate,
    ).then(
      () => Promise.reject(new Error("it was accepted")),
      (failure) => failure,
    );
    expect(explainTls(error.code, error.message)).toBeUndefined();
  });
});
