/** The parts of a URL as they stand in it; undefined: the URL has no such part. */
export interface UrlParts {
  /** `user`, `user:password` or `:password`, percent-encoded. */
  readonly userinfo: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string | undefined;
  readonly query: string | undefined;
}

/**
 * One host, by name, IPv4 or [IPv6] address. Stricter than a browser, which mends what a database's driver reads
 * otherwise.
 */
const URL_PATTERN =
  /^[a-z]+:\/\/(?:(?<userinfo>[^/?#]*)@)?(?<host>\[[\dA-Fa-f:.]+\]|[\w.-]*)(?::(?<port>\d+))?(?:\/(?<path>[^?#]*))?(?:\?(?<query>[^#]*))?$/;

/** What may stand as it is in a user name, password or database's name (RFC 3986), and what is percent-encoded. */
const ENCODED = /^(?:[\w.~!$&'()*+,;=:-]|%[\dA-Fa-f]{2})*$/;

/** @returns undefined for what is no URL. */
export const parseUrl = (url: string): UrlParts | undefined => URL_PATTERN.exec(url)?.groups as UrlParts | undefined;

export const isEncoded = (text: string): boolean => ENCODED.test(text) && canBeDecoded(text);

/** Whether what is percent-encoded is UTF-8 without a NUL byte, which no environment variable can carry. */
export function canBeDecoded(text: string): boolean {
  try {
    return !decodeURIComponent(text).includes("\0");
  } catch {
    return false;
  }
}

/** What is wrong with the parts that the URLs of all services have. Never shows what was found: it may be a password. */
export function commonProblems({ userinfo = "", host, port }: UrlParts): readonly string[] {
  return [
    ...(isEncoded(userinfo)
      ? []
      : ["what is special in the user name or the password must be percent-encoded (@ is %40)"]),
    ...(host === "" ? ["must name a host"] : []),
    ...(port === undefined || (Number(port) >= 1 && Number(port) <= 65535) ? [] : ["the port must be 1 to 65535"]),
  ];
}
