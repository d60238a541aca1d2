import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError, RemoteError } from "@django-swarm/environment";
import * as z from "zod";
import { readHostToken } from "./host-token";
import { missingToken, refusedToken } from "./token-errors";

export interface ClientOptions {
  /** e.g. `app.terraform.io`. */
  readonly hostname: string;
  readonly token: string;
  /** How long an answer is asked for again while it says "later" (429, 503). Default: 60 s. */
  readonly deadlineMs?: number;
  readonly fetch?: typeof fetch;
}

type Method = "GET" | "POST" | "PATCH" | "DELETE";

const errorsSchema = z.object({
  errors: z.array(z.object({ title: z.string().optional(), detail: z.string().optional() })),
});
const pageSchema = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ "next-page": z.number().nullable() }).optional() }).optional(),
});

/** Too many requests; outputs that are still processed; a proxy without its server. */
const LATER = new Set([429, 502, 503, 504]);
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;

/** @throws ConfigError when nobody has logged in to the host. */
export function openClient(hostname: string): TerraformCloudClient {
  const token = readHostToken(hostname);
  if (token === undefined) throw missingToken(hostname);
  return new TerraformCloudClient({ hostname, token });
}

/** Speaks the API of HCP Terraform and Terraform Enterprise (JSON:API under /api/v2). */
export class TerraformCloudClient {
  readonly hostname: string;

  constructor(private readonly options: ClientOptions) {
    this.hostname = options.hostname;
  }

  /**
   * @param doing what is tried, as in "<host> refuses to <doing>".
   * @returns the answer's JSON; null for one without a body; undefined when there is nothing at a path that is only
   *   read, or nothing that this token may see: the API tells the two from each other for nobody.
   * @throws ConfigError when the token or its rights do not do, RemoteError when the host does not.
   */
  async request(doing: string, method: Method, path: string, body?: unknown): Promise<unknown> {
    const endMs = performance.now() + (this.options.deadlineMs ?? 60_000);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      const response = await this.send(doing, method, path, body);
      if (LATER.has(response.status)) {
        const waitMs = retryAfterMs(response.headers) ?? pauseMs;
        if (performance.now() + waitMs < endMs) {
          await response.body?.cancel();
          await sleep(waitMs);
          continue;
        }
      }
      return this.read(doing, method, response);
    }
  }

  /** Every page of a list; undefined for 404. */
  async list(doing: string, path: string): Promise<unknown[] | undefined> {
    const found: unknown[] = [];
    const separator = path.includes("?") ? "&" : "?";
    for (let page: number | null | undefined = 1; page; ) {
      const at = `${path}${separator}page%5Bnumber%5D=${page}&page%5Bsize%5D=100`;
      const answer = await this.request(doing, "GET", at);
      if (answer === undefined) return undefined;
      const { data, meta } = this.parse(doing, pageSchema, answer);
      found.push(...data);
      page = meta?.pagination?.["next-page"];
    }
    return found;
  }

  /** @throws RemoteError for an answer of another form. */
  parse<T>(doing: string, schema: z.ZodType<T>, answer: unknown): T {
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new RemoteError(`${this.hostname} gave an answer to "${doing}" that is not of its API.`, {
      code: "terraform-cloud/malformed",
      details: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
      hint: `Check that state.hostname ${this.hostname} is HCP Terraform or Terraform Enterprise.`,
    });
  }

  private async send(doing: string, method: Method, path: string, body: unknown): Promise<Response> {
    const { hostname, token, fetch: send = fetch } = this.options;
    try {
      return await send(`https://${hostname}/api/v2${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/vnd.api+json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
    } catch (cause) {
      const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
      throw new RemoteError(`${hostname} cannot be reached to ${doing}.`, {
        code: "terraform-cloud/unreachable",
        details: [why instanceof Error ? why.message : String(why)],
        hint: "Check the network and state.hostname; for a private CA name its file in NODE_EXTRA_CA_CERTS.",
        cause,
      });
    }
  }

  private async read(doing: string, method: Method, response: Response): Promise<unknown> {
    const { hostname } = this;
    const text = await response.text();
    if (response.ok) return text === "" ? null : parseJson(text);
    if (response.status === 404 && method === "GET") return undefined;
    if (response.status === 401) throw refusedToken(hostname);
    const details = errorDetails(text);
    if ([403, 404, 409, 422].includes(response.status)) {
      throw new ConfigError(`${hostname} refuses to ${doing}.`, {
        code: "terraform-cloud/refused",
        details,
        hint: "Check that the token's team may manage the organization's workspaces, and the names in `state`.",
      });
    }
    throw new RemoteError(`${hostname} failed to ${doing}: HTTP ${response.status}.`, {
      code: "terraform-cloud/failed",
      details,
      hint: "Try again; if it stays, see https://status.hashicorp.com/.",
    });
  }
}

/** Seconds, as HCP Terraform gives them with 429. */
const retryAfterMs = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get("retry-after") ?? headers.get("x-ratelimit-reset") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : undefined;
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function errorDetails(text: string): string[] {
  const parsed = errorsSchema.safeParse(parseJson(text));
  if (!parsed.success) return [];
  return parsed.data.errors.map(({ title, detail }) => [title, detail].filter(Boolean).join(": "));
}
