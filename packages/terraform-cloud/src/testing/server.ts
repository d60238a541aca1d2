import {
  createServer as createPlainServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { consumerRoutes } from "./consumer-routes";
import { newOrganization, type TestOrganization } from "./organization";
import { Refusal, type Route, type RouteAnswer } from "./route";
import { stateRoutes } from "./state-routes";
import { workspaceRoutes } from "./workspace-routes";

const DISCOVERY = { "tfe.v2": "/api/v2/", "tfe.v2.1": "/api/v2/", "tfe.v2.2": "/api/v2/", "state.v2": "/api/v2/" };

const generalRoutes: readonly Route[] = [
  { method: "GET", path: /^\/ping$/, answer: () => ({ status: 204 }) },
  {
    method: "GET",
    path: /^\/account\/details$/,
    answer: ({ caller }) => ({
      json: {
        data: {
          id: "user-1",
          type: "users",
          attributes: { username: caller.kind === "user" ? caller.username : "run" },
        },
      },
    }),
  },
  {
    method: "GET",
    path: /^\/organizations\/([^/]+)\/entitlement-set$/,
    answer: ({ organization: { name } }) => ({
      json: { data: { id: name, type: "entitlement-sets", attributes: { operations: true, "state-storage": true } } },
    }),
  },
];

const ROUTES = [...generalRoutes, ...workspaceRoutes, ...consumerRoutes, ...stateRoutes];

export interface TerraformCloudServer {
  /** `host:port`. */
  readonly hostname: string;
  readonly organization: TestOrganization;
  /** Every request, `METHOD /path status`. */
  readonly log: readonly string[];
  /** The next answers, before any other: what a server that is too busy says. */
  readonly sendFirst: (...answers: readonly { status: number; headers?: Record<string, string> }[]) => void;
  /** From now on nothing that `matches` is answered; the function returned lets it go on. */
  readonly hold: (matches: (request: string) => boolean) => () => void;
  readonly stop: () => Promise<void>;
}

/**
 * A little server that speaks as much of HCP Terraform's API as state, locks and sharing need, and is strict about it:
 * tokens, who holds a lock, serials, content hashes, and which run may read which workspace's state.
 *
 * @param tls PEM texts; without them it speaks plain HTTP.
 */
export async function startTerraformCloud(
  organizationName: string,
  tls?: { readonly cert: string; readonly key: string },
): Promise<TerraformCloudServer> {
  const organization = newOrganization(organizationName);
  const log: string[] = [];
  const first: { status: number; headers?: Record<string, string> }[] = [];
  const holds = new Set<{ matches: (request: string) => boolean; released: Promise<void> }>();
  let hostname = "";

  const listener: RequestListener = async (request, response) => {
    const raw = await bodyOf(request);
    const url = new URL(request.url ?? "/", "https://server");
    const name = `${request.method} ${url.pathname}`;
    for (const { matches, released } of holds) if (matches(name)) await released;
    const busy = first.shift();
    const answer = busy ?? answerTo(organization, request, url, raw, `https://${hostname}`);
    log.push(`${name} ${answer.status ?? 200}`);
    send(response, answer, busy?.headers);
  };
  const server = tls ? createServer(tls, listener) : createPlainServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  hostname = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    hostname,
    organization,
    log,
    sendFirst: (...answers) => void first.push(...answers),
    hold: (matches) => {
      let release = (): void => {};
      const held = { matches, released: new Promise<void>((resolve) => (release = resolve)) };
      holds.add(held);
      return () => {
        holds.delete(held);
        release();
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answerTo(
  organization: TestOrganization,
  request: IncomingMessage,
  url: URL,
  raw: Buffer,
  origin: string,
): RouteAnswer {
  if (url.pathname === "/.well-known/terraform.json") return { text: JSON.stringify(DISCOVERY) };
  const path = url.pathname.replace(/^\/api\/v2/, "");
  const caller = organization.tokens.get(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
  try {
    for (const route of ROUTES) {
      const match = route.method === request.method ? route.path.exec(path) : null;
      if (!match) continue;
      if (!caller && !route.open) throw new Refusal(401, "unauthorized");
      const named = /^\/organizations\/([^/]+)/.exec(path)?.[1];
      if (named !== undefined && named !== organization.name) throw new Refusal(404, "organization not found");
      return route.answer({
        organization,
        caller: caller ?? { kind: "run", workspaceId: "" },
        names: match.slice(1),
        query: url.searchParams,
        body: raw.length > 0 && !route.open ? bodyJson(request, raw) : undefined,
        raw,
        origin,
      });
    }
    throw new Refusal(404, "not found");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, json: { errors: [{ status: String(error.status), title: error.message }] } };
  }
}

function bodyJson(request: IncomingMessage, raw: Buffer): unknown {
  if (request.headers["content-type"] !== "application/vnd.api+json") throw new Refusal(415, "not JSON:API");
  return JSON.parse(raw.toString());
}

function send(
  response: ServerResponse,
  { status = 200, json, text }: RouteAnswer,
  headers: Record<string, string> = {},
): void {
  const type = text === undefined ? "application/vnd.api+json" : "application/json";
  response.writeHead(status, {
    "content-type": type,
    "tfp-api-version": "2.6",
    "tfp-appname": "HCP Terraform",
    ...headers,
  });
  response.end(text ?? (json === undefined ? "" : JSON.stringify(json)));
}
