import { createServer } from "node:net";
import { ConfigError } from "@django-swarm/environment";

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1" }, () => server.close(() => resolve(true)));
  });

/** The first of `candidates` that nothing listens on. @throws ConfigError when all are taken. */
export async function freePort(purpose: string, candidates: readonly number[]): Promise<number> {
  for (const port of candidates) {
    if (await isFree(port)) return port;
  }
  throw new ConfigError(`No port is free for ${purpose}: tried ${candidates.join(", ")} on 127.0.0.1.`, {
    code: "rehearsal/ports",
    hint: "End what listens there (see `ss -ltnp`), then run `npm run rehearse` again.",
  });
}
