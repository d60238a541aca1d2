import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
} from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { testWith } from "@django-swarm/environment/testing";
import { expectGolden } from "../testing/expect-golden";
import { nginxTest, type RunningNginx, startNginx } from "../testing/running-nginx";
import { temporaryDirectory } from "../testing/temporary-directory";
import { NGINX_PORT, type NginxSettings, renderNginxConfig } from "./render-nginx-config";

const testWithNginx = testWith("nginx");
const temporaryDirectoryOf = { test: temporaryDirectory(), server: temporaryDirectory(), proxy: temporaryDirectory() };

const settings = (root: string): NginxSettings => ({
  routes: [
    { kind: "backend", prefixes: ["/api", "/admin/"], service: "gunicorn", port: 8000 },
    { kind: "static", prefix: "/static/", directory: `${root}/static` },
    { kind: "media", prefix: "/media/", directory: `${root}/media` },
    { kind: "spa", directory: `${root}/html`, hashedPrefix: "/assets/" },
  ],
  maxBodySizeMiB: 20,
  requestTimeoutMs: 60_000,
});

test("the whole file", () => {
  expectGolden("nginx.conf", renderNginxConfig(settings("/files")));
});

testWithNginx("nginx accepts it", () => {
  expect(nginxTest(temporaryDirectoryOf.test, renderNginxConfig(settings("/files")))).toBe("ok");
});

testWithNginx("nginx accepts a site without a backend", () => {
  const routes = [
    { kind: "backend", prefixes: [], service: "gunicorn", port: 8000 },
    ...settings("/files").routes.slice(1),
  ] as const;
  expect(nginxTest(temporaryDirectoryOf.test, renderNginxConfig({ ...settings("/files"), routes }))).toBe("ok");
});

describe("what it serves", () => {
  const root = temporaryDirectoryOf.server;
  let nginx: RunningNginx | undefined;

  async function get(path: string): Promise<{ status: number; body: string; headers: Headers }> {
    nginx ??= await served();
    const response = await fetch(`${nginx.url}${path}`, { redirect: "manual" });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  function served(): Promise<RunningNginx> {
    const files = {
      "html/index.html": "the app",
      "html/assets/index-BqF3k2aZ.js": "script",
      "static/base.css": "css",
      "static/base.96c479cedf7a.css": "hashed css",
      "media/drawing.svg": "<svg/>",
    };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
    return startNginx(root, renderNginxConfig(settings(root)), NGINX_PORT);
  }

  afterAll(() => nginx?.stop());

  testWithNginx.each([
    ["/", 200, "the app", "no-cache"],
    ["/index.html", 200, "the app", "no-cache"],
    ["/posts/1?x=y", 200, "the app", "no-cache"],
    // Only the word and what lies below it is the backend's.
    ["/apiary", 200, "the app", "no-cache"],
    ["/assets/index-BqF3k2aZ.js", 200, "script", "public, max-age=31536000, immutable"],
    ["/static/base.css", 200, "css", "public, max-age=300"],
    ["/static/base.96c479cedf7a.css", 200, "hashed css", "public, max-age=31536000, immutable"],
    ["/media/drawing.svg", 200, "<svg/>", "private, max-age=300"],
    ["/nginx-live", 200, "ok\n", null],
  ])("%s is %d %j, cached as %j", async (path, status, body, caching) => {
    const answer = await get(path);
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
    expect(answer.headers.get("cache-control")).toBe(caching);
  });

  testWithNginx.each(["/assets/gone.js", "/static/gone.css", "/media/gone.png", "/media/"])(
    "%s is not served, and not cached for good",
    async (path) => {
      const answer = await get(path);
      expect(answer.status === 404 || answer.status === 403).toBe(true);
      expect(answer.headers.get("cache-control")).toBeNull();
    },
  );

  testWithNginx("an uploaded drawing cannot act as the site", async () => {
    const { headers } = await get("/media/drawing.svg");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("what it hands to gunicorn", () => {
  let nginx: RunningNginx | undefined;
  const gunicorn = createServer((request, response) => {
    response.end(JSON.stringify({ url: request.url, headers: request.headers }));
  });

  async function ask(
    path: string,
    headers: OutgoingHttpHeaders = {},
  ): Promise<{ url: string; headers: IncomingHttpHeaders }> {
    nginx ??= await served();
    const asked = request(`${nginx.url}${path}`, { headers }).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    return JSON.parse(await text(answer));
  }

  /** nginx as rendered, but for gunicorn's address: no name server answers here. */
  async function served(): Promise<RunningNginx> {
    await once(gunicorn.listen(0, "127.0.0.1"), "listening");
    const { port } = gunicorn.address() as AddressInfo;
    const config = renderNginxConfig(settings("/files"))
      .replaceAll("set $backend gunicorn;", "set $backend 127.0.0.1;")
      .replaceAll("http://$backend:8000", `http://$backend:${port}`);
    return startNginx(temporaryDirectoryOf.proxy, config, NGINX_PORT);
  }

  afterAll(async () => {
    await nginx?.stop();
    gunicorn.close();
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
});
