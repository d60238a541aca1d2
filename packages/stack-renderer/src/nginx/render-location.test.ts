import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { testWith } from "@django-swarm/environment/testing";
import { type NameServer, startNameServer } from "../testing/name-server";
import { nginxSettings } from "../testing/nginx-settings";
import { type RunningNginx, startNginx } from "../testing/running-nginx";
import { temporaryDirectory } from "../testing/temporary-directory";
import { NGINX_PORT, renderNginxConfig } from "./render-nginx-config";

const testWithNginx = testWith("nginx");
const directory = temporaryDirectory();
const MAX_BODY_SIZE_MIB = 1;

/** Two tasks of gunicorn under one name, as the engine's name server tells it: one well, one that says 503. */
const well = createServer(async (asked, response) => {
  const body = await text(asked);
  response.end(JSON.stringify({ url: asked.url, headers: asked.headers, size: body.length }));
});
let overloadedCount = 0;
const overloaded = createServer((_, response) => {
  overloadedCount += 1;
  response.writeHead(503).end("overloaded");
});
let nginx: RunningNginx | undefined;
let names: NameServer | undefined;

async function served(): Promise<RunningNginx> {
  await once(well.listen(0, "127.0.0.2"), "listening");
  const { port } = well.address() as AddressInfo;
  await once(overloaded.listen(port, "127.0.0.3"), "listening");
  names = await startNameServer({ gunicorn: ["127.0.0.2"], "gunicorn-again": ["127.0.0.2", "127.0.0.3"] });
  const settings = nginxSettings("/files");
  const config = renderNginxConfig({
    ...settings,
    maxBodySizeMiB: MAX_BODY_SIZE_MIB,
  })
    .replace("resolver 127.0.0.11", `resolver 127.0.0.1:${names.port}`)
    // What is below /api/again/ is asked of both.
    .replaceAll(
      "set $backend gunicorn;",
      'set $backend gunicorn; if ($uri ~ "^/api/again/") { set $backend gunicorn-again; }',
    )
    .replaceAll("http://$backend:8000", `http://$backend:${port}`);
  return startNginx(directory, config, NGINX_PORT);
}

interface Answer {
  readonly status: number;
  readonly url?: string;
  readonly headers?: IncomingHttpHeaders;
  readonly size?: number;
}

async function ask(path: string, headers: OutgoingHttpHeaders = {}, method = "GET", body = ""): Promise<Answer> {
  nginx ??= await served();
  const asked = request(`${nginx.url}${path}`, { headers, method }).end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const said = await text(response);
  return { status: response.statusCode ?? 0, ...(said.startsWith("{") ? JSON.parse(said) : {}) };
}

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
};

afterAll(async () => {
  await nginx?.stop();
  names?.stop();
  await close(well);
  await close(overloaded);
});

testWithNginx.each(["/api", "/api/", "/api/posts/?page=2&q=%2F", "/admin", "/admin/login/"])(
  "%s, as it was asked for",
  async (path) => {
    expect((await ask(path)).url).toBe(path);
  },
);

testWithNginx("what Traefik says of the client", async () => {
  const said = {
    host: "app.example.com",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "203.0.113.7",
    "x-real-ip": "203.0.113.7",
  };
  expect((await ask("/api/", said)).headers).toMatchObject({ ...said, "x-forwarded-host": "app.example.com" });
});

// A WSGI application reads all of these as HTTP_X_REAL_IP.
testWithNginx.each(["x_real_ip", "x.real.ip", "X_Real-Ip"])(
  "no %s, which looks like Traefik's to Django",
  async (name) => {
    const { headers } = await ask("/api/", { [name]: "6.6.6.6", "x-real-ip": "203.0.113.7" });
    expect(JSON.stringify(headers)).not.toContain("6.6.6.6");
  },
);

testWithNginx("a body up to its size goes through, a larger one is refused", async () => {
  const [fits, tooLarge] = [MAX_BODY_SIZE_MIB * 1024 * 1024, MAX_BODY_SIZE_MIB * 1024 * 1024 + 1];
  expect(await ask("/api/", {}, "POST", "x".repeat(fits))).toMatchObject({ status: 200, size: fits });
  expect((await ask("/api/", { "content-length": tooLarge, expect: "100-continue" }, "POST")).status).toBe(413);
});

/** nginx begins with either of the two, as chance has it: asked until the overloaded one was hit. */
async function askUntilOverloaded(method: string): Promise<readonly number[]> {
  const before = overloadedCount;
  const statuses: number[] = [];
  while (overloadedCount === before && statuses.length < 100) {
    statuses.push((await ask("/api/again/", {}, method)).status);
  }
  expect(overloadedCount).toBe(before + 1);
  return statuses;
}

testWithNginx("a GET that one task cannot answer is answered by another", async () => {
  expect((await askUntilOverloaded("GET")).at(-1)).toBe(200);
});

testWithNginx.each(["POST", "PATCH"])("a %s is sent once, whatever comes of it", async (method) => {
  expect((await askUntilOverloaded(method)).at(-1)).toBe(503);
});
