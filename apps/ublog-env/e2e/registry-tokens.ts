import { typed } from "./rehearsal";

const CLOUD = "django-swarm-rehearsal-cloud";
const NGINX = "/etc/nginx/nginx.conf";
const HTPASSWD = "/etc/docker/registry/htpasswd";
/** The one token that the emulated ECR has ever given. */
const FIRST = "123456789012-auth-token";
const FRESH = "123456789012-second-tkn";

const base64 = (token: string): string => Buffer.from(`AWS:${token}`).toString("base64");
const inCloud = (script: string): string => typed(`docker exec -i ${CLOUD} sh -e`, { input: script });

/** As ECR twelve hours later: tokens given so far are dead. Nobody can pull, until {@link giveFreshTokens}. */
export const letTokensDie = (): string => inCloud(`htpasswd -Bbn AWS ${FRESH} >${HTPASSWD}\n`);

/** ECR gives tokens that live. */
export const giveFreshTokens = (): string =>
  inCloud(
    `cp ${NGINX} ${NGINX}.first
sed -i 's|proxy_pass http://127.0.0.1:5000;|& proxy_set_header Accept-Encoding ""; sub_filter_types *; sub_filter ${base64(FIRST)} ${base64(FRESH)};|' ${NGINX}
nginx -s reload
`,
  );

/** The first token lives again, and is given. */
export const restoreTokens = (): string =>
  inCloud(`htpasswd -Bbn AWS ${FIRST} >${HTPASSWD}
[ ! -e ${NGINX}.first ] || { mv ${NGINX}.first ${NGINX}; nginx -s reload; }
`);
