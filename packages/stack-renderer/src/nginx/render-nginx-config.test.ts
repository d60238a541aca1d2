import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";
import { expectGolden } from "../testing/expect-golden";
import { nginxSettings as settings } from "../testing/nginx-settings";
import { nginxTest, type RunningNginx, startNginx } from "../testing/running-nginx";
import { temporaryDirectory } from "../testing/temporary-directory";
import { NGINX_PORT, renderNginxConfig } from "./render-nginx-config";

const testWithNginx = testWith("nginx");
const temporaryDirectoryOf = { test: temporaryDirectory(), server: temporaryDirectory() };

test("the whole file", () => {
  expectGolden("nginx.conf", renderNginxConfig(settings("/files")));
});

testWithNginx("nginx accepts it", () => {
  expect(nginxTest(temporaryDirectoryOf.test, renderNginxConfig(settings("/files")))).toBe("ok");
});

testWithNginx.each([
  ["without a backend", settings("/files").routes.slice(1)],
  [
    "with a backend of no prefixes",
    [
      { kind: "backend", prefixes: [], service: "gunicorn", port: 8000 } as const,
      ...settings("/files").routes.slice(1),
    ],
  ],
])("nginx accepts a site %s", (_, routes) => {
  expect(nginxTest(temporaryDirectoryOf.test, renderNginxConfig({ ...settings("/files"), routes }))).toBe("ok");
});

const LARGE = "x".repeat(5000);

describe("what it serves", () => {
  const root = temporaryDirectoryOf.server;
  let nginx: RunningNginx | undefined;

  async function get(
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; body: string; headers: Headers }> {
    nginx ??= await served();
    const response = await fetch(`${nginx.url}${path}`, { redirect: "manual", ...init });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  function served(): Promise<RunningNginx> {
    const files = {
      "html/index.html": "the app",
      "html/assets/index-BqF3k2aZ.js": "script",
      "static/base.css": "css",
      "static/large.css": LARGE,
      "static/photo.jpg": LARGE,
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

  testWithNginx.each(["/", "/assets/index-BqF3k2aZ.js", "/static/base.css", "/media/drawing.svg"])(
    "%s cannot be taken for another type, nor framed",
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("server")).toBe("nginx");
    },
  );

  testWithNginx.each([
    ["text", "/static/large.css", "gzip", "gzip", "Accept-Encoding"],
    ["not for who does not ask for it", "/static/large.css", "identity", null, "Accept-Encoding"],
    ["not where it is not worth it", "/static/base.css", "gzip", null, null],
    ["not what is compressed already", "/static/photo.jpg", "gzip", null, null],
  ])("compressed: %s", async (_, path, accepted, encoding, vary) => {
    const { headers } = await get(path, { headers: { "accept-encoding": accepted } });
    expect(headers.get("content-encoding")).toBe(encoding);
    expect(headers.get("vary")).toBe(vary);
  });

  testWithNginx("a part of a file", async () => {
    const { status, body } = await get("/static/large.css", { headers: { range: "bytes=4995-" } });
    expect({ status, body }).toEqual({ status: 206, body: "xxxxx" });
  });
});
