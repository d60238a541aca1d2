import { createServer, type Server } from "node:net";
import { ConfigError } from "@django-swarm/environment";
import { freePort } from "./free-port";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A port of 127.0.0.1 that somebody listens on. */
const taken = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      resolve((server.address() as { port: number }).port);
    });
    servers.push(server);
  });

test("the first free one of the candidates is taken", async () => {
  const busy = await taken();
  const free = await taken();
  servers.pop()?.close();
  expect(await freePort("the site", [busy, free])).toBe(free);
});

test("all taken: one error that names them and the next command", async () => {
  const ports = [await taken(), await taken()];
  const error = await freePort("the site", ports).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).message).toBe(`No port is free for the site: tried ${ports.join(", ")} on 127.0.0.1.`);
  expect((error as ConfigError).hint).toContain("npm run rehearse");
});
