import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";

const script = join(__dirname, "../../container/http-live.py");
const testWithPython = testWith("python3");

async function check(port: number): Promise<unknown> {
  const [status] = await once(
    spawn("python3", ["-I", "-S", script, String(port), "/api/health-check/", "app.example.com"]),
    "close",
  );
  return status;
}

async function checked(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<unknown> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await check((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

testWithPython.each([
  [200, 0],
  [204, 0],
  [301, 1],
  [404, 1],
  [500, 1],
])("an answer of %d exits %d", async (status, expected) => {
  expect(await checked((_, response) => response.writeHead(status).end("x".repeat(10_000)))).toBe(expected);
});

testWithPython("it asks as the front desk does", async () => {
  let seen: IncomingMessage | undefined;
  await checked((request, response) => {
    seen = request;
    response.end();
  });
  expect(seen).toMatchObject({
    method: "GET",
    url: "/api/health-check/",
    headers: { host: "app.example.com", "x-forwarded-proto": "https" },
  });
});

testWithPython("nobody there exits 1", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  expect(await check(port)).toBe(1);
});
