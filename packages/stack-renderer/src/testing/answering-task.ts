import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { RunningTask } from "./engine-server";

/** A task that answers with what it was asked, and by whom. */
export interface AnsweringTask extends RunningTask {
  stop(): void;
}

/** What such a task says. */
export interface Echo {
  readonly service: string;
  readonly address: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly size: number;
  readonly padding: string;
}

/** @param port undefined: any. */
export async function startTask(service: string, address: string, port = 0): Promise<AnsweringTask> {
  const server = createServer(async (request, response) => {
    const size = (await text(request)).length;
    const { url, headers } = request;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ service, address, url, headers, size, padding: "x".repeat(2000) }));
  });
  await once(server.listen(port, address), "listening");
  return {
    service,
    address,
    port: (server.address() as AddressInfo).port,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
