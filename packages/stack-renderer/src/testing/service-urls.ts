import fc from "fast-check";
import { LIBPQ_VARIABLES } from "../attached-url/database-url";

/** Written as they are or percent-encoded, as chance has it; what must be encoded always is. */
const written = (text: string, asItIs: RegExp): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((encoded) =>
      [...text]
        .map((character, index) =>
          asItIs.test(character) && !encoded[index]
            ? character
            : [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
        )
        .join(""),
    );

const text = (minLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: "binary", minLength, maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(..."@:/?#%&=+$`'\"\\ \n\t!*[]{}~|;<>()^,.aZ09€"), minLength, maxLength: 20 }),
    )
    .filter((any) => !any.includes("\0"));

const component = (minLength: number): fc.Arbitrary<string> => text(minLength).chain((any) => written(any, /[\w.~-]/));
/** A password may hold what separates the parts of names. */
const password = (minLength: number): fc.Arbitrary<string> =>
  text(minLength).chain((any) => written(any, /[\w.~!$&'()*+,;=:-]/));

const host = fc.constantFrom("db", "db.example.com", "a_b-c.internal", "203.0.113.9", "[::1]", "[2001:db8::5]");
const port = fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined });
const colon = (number: number | undefined): string => (number === undefined ? "" : `:${number}`);

/** Names of databases that are no step in a path. */
const databaseName = component(1).filter((name) => !/^\.{1,2}$/.test(decodeURIComponent(name)));

const query = fc
  .dictionary(fc.constantFrom(...Object.keys(LIBPQ_VARIABLES)), component(0), { maxKeys: 4 })
  .map((values) => Object.entries(values).map(([name, value]) => `${name}=${value}`))
  .map((parameters) => (parameters.length === 0 ? "" : `?${parameters.join("&")}`));

export const databaseUrl = fc
  .tuple(fc.constantFrom("postgres", "postgresql"), component(1), password(1), host, port, databaseName, query)
  .map(
    ([scheme, user, secret, name, at, database, more]) =>
      `${scheme}://${user}:${secret}@${name}${colon(at)}/${database}${more}`,
  );

export const cacheUrl = fc
  .tuple(
    fc.constantFrom("redis", "rediss"),
    fc.oneof(
      fc.constant(""),
      fc.tuple(component(0), password(0)).map(([user, secret]) => `${user}:${secret}@`),
    ),
    host,
    port,
    fc.constantFrom("", "/", "/0", "/15", "?ssl_cert_reqs=none", "/1?a=b@c"),
  )
  .map(([scheme, userinfo, name, at, rest]) => `${scheme}://${userinfo}${name}${colon(at)}${rest}`);
