import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";
import { type RunningNginx, startNginx } from "../testing/running-nginx";
import { temporaryDirectory } from "../testing/temporary-directory";
import { SOCKET_FILTER_PORT, socketFilterConfig } from "./socket-filter-config";

const testWithNginx = testWith("nginx");
const directory = temporaryDirectory();
const socket = join(directory, "engine.sock");
let engine: Server | undefined;
let nginx: RunningNginx | undefined;

/** The filter before an engine that says yes to everything. */
async function ask(method: string, path: string): Promise<{ status: number; body: string }> {
  if (engine === undefined) {
    engine = createServer((request, response) => response.end(`engine: ${request.url}`)).listen(socket);
    await once(engine, "listening");
  }
  nginx ??= await startNginx(
    directory,
    socketFilterConfig().replace("/var/run/docker.sock", socket),
    SOCKET_FILTER_PORT,
  );
  const response = await fetch(`${nginx.url}${path}`, { method });
  return { status: response.status, body: await response.text() };
}

afterAll(async () => {
  await nginx?.stop();
  engine?.close();
});

const NODE = "a1b2c3d4e5f6g7h8i9j0k1l2m";

testWithNginx.each([
  "/_ping",
  "/version",
  "/v1.44/version",
  "/v1.44/services?status=true",
  "/v1.44/tasks",
  "/v1.44/networks",
  `/v1.44/nodes/${NODE}`,
])("Traefik reads %s", async (path) => {
  expect(await ask("GET", path)).toEqual({ status: 200, body: `engine: ${path}` });
});

testWithNginx.each([
  ["POST", "/v1.44/services/create"],
  ["POST", "/v1.44/services"],
  ["DELETE", `/v1.44/nodes/${NODE}`],
  ["GET", "/v1.44/containers/json"],
  ["POST", "/v1.44/containers/create"],
  ["GET", "/v1.44/secrets"],
  ["GET", "/v1.44/configs"],
  ["GET", "/v1.44/swarm/unlockkey"],
  ["GET", "/v1.44/services/x/logs"],
  ["GET", "/v1.44/version/../containers/json"],
  ["GET", "/v1.44/version%2f..%2fcontainers%2fjson"],
])("%s %s is refused", async (method, path) => {
  expect((await ask(method, path)).status).toBe(403);
});
