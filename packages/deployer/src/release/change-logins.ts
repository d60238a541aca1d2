import { ReleaseError } from "@django-swarm/environment";
import type { DatabaseLogin } from "@django-swarm/stack-renderer";
import type { LoginJob } from "../login/login-job";
import { runReleaseJob } from "./run-release-job";
import type { LockedSite } from "./site";
import { runStep } from "./steps";
import { postgresImage, type Target } from "./target";

/** Whom the application logs in to its database as, and how that is changed; both undefined where it is attached. */
export interface Logins {
  readonly loginJob: LoginJob;
  readonly login: DatabaseLogin;
  /** Of the Postgres that runs. */
  readonly image: string;
}

/** Of a release, or of an entry in the ledger; undefined: its database is attached, or it knew of no logins. */
export function loginsOf(
  loginJob: LoginJob | undefined,
  of: (Pick<Target, "services"> & { readonly login?: DatabaseLogin | undefined }) | undefined,
): Logins | undefined {
  const image = of && postgresImage(of.services);
  return loginJob && of?.login && image !== undefined ? { loginJob, login: of.login, image } : undefined;
}

/** Lets the release's login in, beside the one that is in use. May be repeated. */
export const grantLogin = (site: LockedSite, logins: Logins): Promise<void> =>
  runStep(site, "grant-login", "Let the database password in", () => change(site, "grant", logins));

/** Shuts all others out: what is open stays open. May be repeated. */
export const revokeLogins = (site: LockedSite, logins: Logins): Promise<void> =>
  runStep(site, "revoke-logins", "Shut earlier database passwords out", () => change(site, "revoke", logins));

async function change(site: LockedSite, action: "grant" | "revoke", { loginJob, ...who }: Logins): Promise<void> {
  const { cluster, environmentName } = site;
  const secretNames = await cluster.listSecretNames(environmentName);
  const { yaml, configs } = loginJob({ action, ...who, secretNames });
  const objects = { secrets: new Map(), configs, networks: new Map() };
  await cluster.createObjects(environmentName, objects, await cluster.missingObjects(objects));
  const failure = await runReleaseJob(site, yaml, { update: () => undefined, summarise: () => undefined });
  if (failure === undefined) return;
  throw new ReleaseError(`The database password could not be changed: ${failure.cause}.`, {
    code: "release/login-failed",
    state: "rolled-back",
    details: failure.lines,
    hint: `Where the swarm knows no password that works (the database is from elsewhere, say), set one beside it: \`deployer psql ${environmentName}\`, then \\password ${who.login.role.replace(/_[^_]*$/, "")}, with the value of POSTGRES_PASSWORD.`,
  });
}
