import type { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:tls";
import { ask, eventually, summary } from "./rehearsal";
import { post, readPost, taskResult, writePost } from "./ublog";

const url = new URL(summary.site.url);

test("the page answers over TLS", async () => {
  const page = await ask("/");
  expect(page.status).toBe(200);
  expect(page.body).toContain("<html");
});

test("a path of the single-page application is its page, too", async () => {
  expect((await ask("/some/view")).body).toBe((await ask("/")).body);
});

test("the certificate comes from the rehearsal's ACME server, for this name", async () => {
  const certificate = await new Promise<X509Certificate>((resolve, reject) => {
    const socket = connect({
      host: "127.0.0.1",
      port: Number(url.port || 443),
      servername: url.hostname,
      ca: readFileSync(summary.site.caFile),
    });
    socket.once("secureConnect", () => {
      resolve(socket.getPeerX509Certificate() as X509Certificate);
      socket.end();
    });
    socket.once("error", reject);
  });
  expect(certificate.issuer).toMatch(/Pebble Intermediate/);
  expect(certificate.checkHost(url.hostname)).toBe(url.hostname);
});

test("plain HTTP leads to HTTPS", async () => {
  const port = Number(new URL(`http://${summary.site.resolve[1]?.replace(/:[^:]*$/, "")}`).port || 80);
  const location = await new Promise<string | undefined>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: "/x", headers: { host: url.hostname }, agent: false }, (response) => {
      response.resume();
      resolve(response.headers.location);
    })
      .on("error", reject)
      .end();
  });
  expect(location).toBe(`https://${url.hostname}/x`);
});

test("a post written through the API is read back", async () => {
  const written = await writePost("through the API");
  expect(await readPost(written.id)).toBe(written.body);
});

test("a task's result arrives from the worker", async () => {
  const written = await writePost("three more");
  const started = await post("/api/tasks/", { post: written.id });
  expect(started.status).toBe(202);
  expect(await taskResult(started.json.id)).toEqual({ posts: 1, words: 3 });
});

test("beat schedules: the number of posts is in the cache", async () => {
  const stats = await eventually(async () => {
    const { json } = await ask("/api/stats/");
    return json.posts > 0 ? json : undefined;
  });
  expect(Date.parse(stats.last_beat_at)).not.toBeNaN();
});

test("the admin's page has its style sheet, collected and served with a hashed name", async () => {
  const page = await ask("/admin/login/");
  expect(page.status).toBe(200);
  const sheet = /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(page.body)?.[1];
  expect(sheet).toBeDefined();
  expect((await ask(sheet as string)).headers["content-type"]).toContain("text/css");
});
