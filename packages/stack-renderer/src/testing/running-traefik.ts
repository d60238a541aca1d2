import { spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { text } from "node:stream/consumers";
import { freePort } from "./free-port";

export interface FrontDeskAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface FrontDeskRequest {
  /** `https://host/path`; sent to this Traefik whatever the host. */
  readonly url: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

export interface RunningTraefik {
  ask(request: FrontDeskRequest): Promise<FrontDeskAnswer>;
  stop(): Promise<void>;
}

/**
 * This machine's Traefik with the arguments of the stack's; only its ports, the engine's address, and the CA are other
 * ones: it asks nobody for certificates, and shows its default one.
 */
export async function startTraefik(
  directory: string,
  args: readonly string[],
  enginePort: number,
): Promise<RunningTraefik> {
  const [web, websecure, ping] = [await freePort(), await freePort(), await freePort()];
  const ours = args.map((argument) =>
    argument
      .replace("entrypoints.web.address=:80", `entrypoints.web.address=127.0.0.1:${web}`)
      .replace("entrypoints.websecure.address=:443", `entrypoints.websecure.address=127.0.0.1:${websecure}`)
      .replace(/(providers\.swarm\.endpoint)=.*/, `$1=tcp://127.0.0.1:${enginePort}`)
      .replace(/(\.acme\.caserver)=.*/, "$1=https://127.0.0.1:1/nobody")
      .replace(/(\.acme\.storage)=.*/, `$1=${directory}/acme.json`),
  );
  const traefik = spawn("traefik", [...ours, `--entrypoints.traefik.address=127.0.0.1:${ping}`], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  await once(traefik, "spawn");
  let log = "";
  for (const stream of [traefik.stdout, traefik.stderr]) {
    stream.on("data", (data) => {
      log += data;
    });
  }
  const closed = once(traefik, "close");
  const ask = async ({ url, method = "GET", headers = {}, body }: FrontDeskRequest): Promise<FrontDeskAnswer> => {
    const { protocol, hostname, host, pathname, search } = new URL(url);
    const options = { host: "127.0.0.1", method, path: pathname + search, headers: { host, ...headers }, agent: false };
    const sent =
      protocol === "https:"
        ? requestHttps({ ...options, port: websecure, servername: hostname, rejectUnauthorized: false })
        : requestHttp({ ...options, port: web });
    sent.end(body);
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
  };
  return {
    ask: async (request) => {
      // Routers come some seconds after the ports; what is not routed is 404 without a header of ours.
      for (;;) {
        if (traefik.exitCode !== null) throw new Error(`Traefik ended: ${log}`);
        const answer = await ask({ url: "https://ready.example.com/" }).catch(() => undefined);
        if (answer?.status === 200) return ask(request);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      traefik.kill("SIGKILL");
      await closed;
    },
  };
}
