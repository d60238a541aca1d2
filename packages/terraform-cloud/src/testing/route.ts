import type { Caller, TestOrganization } from "./organization";

/** An answer that is not 200, as JSON:API has it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

export const notFound = (): Refusal => new Refusal(404, "not found, or you are not authorized");

export interface RouteRequest {
  readonly organization: TestOrganization;
  readonly caller: Caller;
  /** What the path's pattern captured. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of the caller; what is missing ends in 422
  readonly body: any;
  /** The body as it was sent. */
  readonly raw: Buffer;
  /** `https://host:port` of this server. */
  readonly origin: string;
}

export interface RouteAnswer {
  readonly status?: number;
  readonly json?: unknown;
  /** Sent as it is, instead of JSON. */
  readonly text?: string;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Asked without a token: the address itself is the secret. */
  readonly open?: boolean;
  readonly answer: (request: RouteRequest) => RouteAnswer;
}

/** One page of a list, as the query asks for it; `unasked`: how long a page is of which no size was asked for. */
export function page(all: readonly unknown[], query: URLSearchParams, unasked = 20): RouteAnswer {
  const number = Number(query.get("page[number]") ?? 1);
  const size = query.has("page[size]") ? Math.min(Number(query.get("page[size]")), 100) : unasked;
  const data = all.slice((number - 1) * size, number * size);
  const next = number * size < all.length ? number + 1 : null;
  const pagination = { "current-page": number, "page-size": size, "next-page": next, "total-count": all.length };
  return { json: { data, meta: { pagination } } };
}
