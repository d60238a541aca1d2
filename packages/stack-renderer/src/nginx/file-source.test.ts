import { testWith } from "@django-swarm/environment/testing";
import { type BucketServer, startBucketServer } from "../testing/bucket-server";
import { expectGolden } from "../testing/expect-golden";
import { type NameServer, startNameServer } from "../testing/name-server";
import { nginxSettings, TEST_BUCKET } from "../testing/nginx-settings";
import { nginxTest, type RunningNginx, startNginx } from "../testing/running-nginx";
import { temporaryDirectory } from "../testing/temporary-directory";
import { CA_CERTIFICATES } from "./file-source";
import { NGINX_PORT, renderNginxConfig } from "./render-nginx-config";

const testWithNginx = testWith("nginx");
const config = renderNginxConfig(nginxSettings("/files", TEST_BUCKET));
const [directory, directoryOfTest] = [temporaryDirectory(), temporaryDirectory()];
const [directoryOfImpostor, directoryOfOther] = [temporaryDirectory(), temporaryDirectory()];
const BUCKET_HOST = TEST_BUCKET.kind === "bucket" ? TEST_BUCKET.host : "";
const BIG = "x".repeat(5000);

let nginx: RunningNginx | undefined;
let bucket: BucketServer | undefined;
let names: NameServer | undefined;

/** nginx as rendered, but for the bucket's port, who knows its name, and whose certificates are believed. */
const configFor = (bucketPort: number, namesPort: number, caFile: string): string =>
  config
    .replace("resolver 127.0.0.11", `resolver 127.0.0.1:${namesPort}`)
    .replaceAll("https://$bucket$", `https://$bucket:${bucketPort}$`)
    .replaceAll(CA_CERTIFICATES, caFile);

async function served(): Promise<{ nginx: RunningNginx; bucket: BucketServer }> {
  bucket ??= await startBucketServer(directory, BUCKET_HOST, {
    "static/base.css": { type: "text/css", content: BIG },
    "static/base.96c479cedf7a.css": { type: "text/css", content: "hashed css" },
    "media/drawing.svg": { type: "image/svg+xml", content: "<svg/>" },
    "media/a+b ä.txt": { type: "text/plain", content: "awkward name" },
    "private/dump.sql": { type: "text/plain", content: "nobody's business" },
  });
  names ??= await startNameServer({ [BUCKET_HOST]: ["127.0.0.1"] });
  nginx ??= await startNginx(directory, configFor(bucket.port, names.port, bucket.certificateFile), NGINX_PORT);
  return { nginx, bucket };
}

async function get(path: string, init: RequestInit = {}) {
  const running = await served();
  const response = await fetch(`${running.nginx.url}${path}`, { redirect: "manual", ...init });
  const { status, headers } = response;
  return { status, headers, body: await response.text(), asked: running.bucket.asked.at(-1) };
}

afterAll(async () => {
  await nginx?.stop();
  bucket?.stop();
  names?.stop();
});

test("the whole file", () => {
  expectGolden("nginx-s3.conf", config);
});

testWithNginx("nginx accepts it", () => {
  expect(nginxTest(directoryOfTest, config)).toBe("ok");
});

testWithNginx.each([
  ["/static/base.css", BIG, "public, max-age=300"],
  ["/static/base.96c479cedf7a.css", "hashed css", "public, max-age=31536000, immutable"],
  ["/media/drawing.svg", "<svg/>", "private, max-age=300"],
  ["/media/a%2Bb%20%C3%A4.txt", "awkward name", "private, max-age=300"],
])("%s comes from the bucket, with our headers and none of Amazon's", async (path, content, caching) => {
  const { status, body, headers } = await get(path);
  expect({ status, body }).toEqual({ status: 200, body: content });
  expect(headers.get("cache-control")).toBe(caching);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect([...headers.keys()].filter((name) => name.startsWith("x-amz"))).toEqual([]);
  expect(headers.get("server")).toBe("nginx");
});

testWithNginx("an uploaded drawing cannot act as the site", async () => {
  expect((await get("/media/drawing.svg")).headers.get("content-security-policy")).toContain("sandbox");
});

testWithNginx("a part, and nothing where it was not changed", async () => {
  const part = await get("/static/base.css", { headers: { range: "bytes=4990-" } });
  expect(part).toMatchObject({ status: 206, body: "x".repeat(10) });
  expect(part.headers.get("content-range")).toBe("bytes 4990-4999/5000");
  const same = await get("/static/base.css", { headers: { "if-none-match": '"5000"' } });
  expect(same).toMatchObject({ status: 304, body: "" });
});

testWithNginx("a part that there is not is 416, in nginx's own words", async () => {
  const answer = await get("/static/base.css", { headers: { range: "bytes=9999-" } });
  expect(answer.status).toBe(416);
  expect(answer.body).not.toContain("RequestId");
});

testWithNginx.each([
  "/static/gone.css",
  "/static/gone.96c479cedf7a.css",
  "/media/gone.png",
  // Not the bucket's list either.
  "/static/",
  "/media/",
  "/static/?list-type=2",
])("%s is 404, kept by nobody", async (path) => {
  const { status, headers, body } = await get(path);
  expect(status).toBe(404);
  expect(headers.get("cache-control")).toBeNull();
  expect(body).not.toMatch(/Error>|ListBucket/);
});

testWithNginx.each(["/media/..%2fprivate/dump.sql", "/media/%2e%2e%2fprivate%2fdump.sql", "/private/dump.sql"])(
  "%s is no path of the bucket's",
  async (path) => {
    const before = (await served()).bucket.asked.length;
    expect((await get(path)).body).not.toContain("business");
    expect(bucket?.asked.length).toBe(before);
  },
);

testWithNginx("what the client says of itself stays here", async () => {
  const { status, asked } = await get("/static/base.css?versionId=1&acl", {
    headers: { authorization: "AWS x:y", cookie: "sessionid=1", "x-amz-security-token": "t", "accept-encoding": "br" },
  });
  expect(status).toBe(200);
  expect(asked?.url).toBe("/static/base.css");
  expect(Object.keys(asked?.headers ?? {})).toEqual(["host"]);
  expect(asked?.headers.host).toContain(BUCKET_HOST);
});

testWithNginx.each(["POST", "PUT", "DELETE"])("%s is refused before the bucket hears of it", async (method) => {
  const before = (await served()).bucket.asked.length;
  expect((await get("/media/drawing.svg", { method })).status).toBe(405);
  expect(bucket?.asked.length).toBe(before);
});

testWithNginx.each([301, 500, 503])(
  "a bucket that answers %d is a bad gateway, without Amazon's words",
  async (status) => {
    (await served()).bucket.answerNext(status);
    const answer = await get("/static/base.css");
    expect(answer).toMatchObject({ status: 502 });
    expect(answer.body).not.toContain("SlowDown");
  },
);

testWithNginx("whoever only says that he is the bucket is not believed", async () => {
  const impostor = await startBucketServer(directoryOfImpostor, BUCKET_HOST, {
    "static/base.css": { type: "text/css", content: "forged" },
  });
  const { bucket: real } = await served();
  const misled = configFor(impostor.port, names?.port ?? 0, real.certificateFile);
  const other = await startNginx(directoryOfOther, misled, NGINX_PORT);
  const { status } = await fetch(`${other.url}/static/base.css`);
  await other.stop();
  impostor.stop();
  expect(status).toBe(502);
  expect(impostor.asked).toEqual([]);
});

testWithNginx("text is compressed on its way", async () => {
  const { headers, body } = await get("/static/base.css", { headers: { "accept-encoding": "gzip" } });
  expect(headers.get("content-encoding")).toBe("gzip");
  expect(headers.get("vary")).toBe("Accept-Encoding");
  expect(body).toBe(BIG);
});
