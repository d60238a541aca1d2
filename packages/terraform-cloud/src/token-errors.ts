import { ConfigError } from "@django-swarm/environment";
import { variableOf } from "./host-token";

const logIn = (hostname: string): string =>
  `Log in with \`terraform login ${hostname}\`, or set ${variableOf(hostname)}, then run the command again.`;

export const missingToken = (hostname: string): ConfigError =>
  new ConfigError(`There is no API token for ${hostname}.`, {
    code: "terraform-cloud/no-token",
    hint: logIn(hostname),
  });

export const refusedToken = (hostname: string): ConfigError =>
  new ConfigError(`${hostname} does not accept the API token: it has run out, or was revoked.`, {
    code: "terraform-cloud/refused-token",
    hint: logIn(hostname),
  });
