import { canBeDecoded, commonProblems, isEncoded, parseUrl } from "./parse-url";

/**
 * Query parameters of a database's URL that reach the application, each as the environment variable that libpq reads.
 * The script attached-urls.sh has the same table.
 */
export const LIBPQ_VARIABLES: Readonly<Record<string, string>> = {
  application_name: "PGAPPNAME",
  channel_binding: "PGCHANNELBINDING",
  connect_timeout: "PGCONNECT_TIMEOUT",
  gssencmode: "PGGSSENCMODE",
  options: "PGOPTIONS",
  require_auth: "PGREQUIREAUTH",
  ssl_min_protocol_version: "PGSSLMINPROTOCOLVERSION",
  sslcert: "PGSSLCERT",
  sslkey: "PGSSLKEY",
  sslmode: "PGSSLMODE",
  sslnegotiation: "PGSSLNEGOTIATION",
  sslrootcert: "PGSSLROOTCERT",
  target_session_attrs: "PGTARGETSESSIONATTRS",
};

const FORM =
  "must be a URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE, what is special in it percent-encoded (@ is %40, / is %2F, # is %23)";

/** Values that libpq and an application's own reader of URLs understand alike: to one of them `+` is a space. */
const VALUE = /^(?:[\w.~!$'()*,;:@/-]|%[\dA-Fa-f]{2})*$/;

/** Everything that keeps a value from being the URL of an attached Postgres; empty when nothing does. Shows no part of it. */
export function databaseUrlProblems(url: string): readonly string[] {
  if (!/^postgres(ql)?:\/\//.test(url)) return ["must begin with postgres:// or postgresql://"];
  const parts = parseUrl(url);
  if (parts === undefined) return [FORM];
  const { userinfo = "", path = "", query = "" } = parts;
  return [
    ...commonProblems(parts),
    ...(/^[^:]+:./.test(userinfo) ? [] : ["must have a user name and a password"]),
    ...(path !== "" && isEncoded(path) ? [] : ["must name one database, after the host: /DATABASE"]),
    ...(query === "" || query.split("&").every(isPassedOn)
      ? []
      : [`query parameters must be name=value with one of these names: ${Object.keys(LIBPQ_VARIABLES).join(", ")}`]),
  ];
}

function isPassedOn(parameter: string): boolean {
  const [name = "", value, ...more] = parameter.split("=");
  if (!Object.hasOwn(LIBPQ_VARIABLES, name) || value === undefined || more.length > 0) return false;
  return VALUE.test(value) && canBeDecoded(value);
}
