import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where `terraform login` puts tokens. */
export const credentialsFile = (env: NodeJS.ProcessEnv = process.env): string =>
  process.platform === "win32"
    ? join(env["APPDATA"] ?? homedir(), "terraform.d", "credentials.tfrc.json")
    : join(env["HOME"] ?? homedir(), ".terraform.d", "credentials.tfrc.json");

/**
 * The API token for a host, by Terraform's own rules: the variable `TF_TOKEN_<host>`, else what `terraform login` saved.
 *
 * @param hostname as in the environment's definition, with its port if it has one.
 * @returns undefined when there is none.
 */
export const readHostToken = (hostname: string, env: NodeJS.ProcessEnv = process.env): string | undefined =>
  tokenFromVariables(hostname, env) ?? tokenFromFile(hostname, readText(credentialsFile(env)));

/** The variable that Terraform reads a host's token from, as a shell can set it. */
export const variableOf = (hostname: string): string =>
  `TF_TOKEN_${hostname.replaceAll("-", "__").replaceAll(".", "_")}`;

/** In a variable's name a host's dots may be underscores and its dashes two, since few shells allow others. */
export function tokenFromVariables(hostname: string, env: NodeJS.ProcessEnv): string | undefined {
  const PREFIX = "TF_TOKEN_";
  const hostOf = (name: string): string =>
    name.slice(PREFIX.length).replaceAll("__", "-").replaceAll("_", ".").toLowerCase();
  const name = Object.keys(env).find((key) => key.startsWith(PREFIX) && hostOf(key) === hostname.toLowerCase());
  return (name && env[name]) || undefined;
}

/** @param text of credentials.tfrc.json; one that cannot be read holds no token. */
export function tokenFromFile(hostname: string, text: string | undefined): string | undefined {
  try {
    const { credentials } = JSON.parse(text ?? "{}") as { credentials?: Record<string, { token?: unknown }> };
    const token = credentials?.[hostname]?.token;
    return typeof token === "string" && token !== "" ? token : undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
