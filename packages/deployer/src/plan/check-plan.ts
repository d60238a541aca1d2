import { RemoteError } from "@django-swarm/environment";
import type { ReleasePlan } from "./release-plan";

/** What a person has agreed to beforehand. */
export interface Consents {
  /** `--allow-stateful-restart` */
  readonly statefulRestart: boolean;
  /** `--allow-irreversible-migrations` */
  readonly irreversibleMigrations: boolean;
  /** `--without-dump`: somebody has another way back. */
  readonly withoutDump: boolean;
}

/**
 * Refuses what must not happen unasked.
 *
 * @throws RemoteError that names the services and the flag; nothing was touched.
 */
export function checkPlan({ environment, services }: ReleasePlan, consents: Consents): void {
  const restarted = services.filter(({ action }) => action === "stateful-restart").map(({ service }) => service);
  if (restarted.length === 0 || consents.statefulRestart) return;
  throw new RemoteError(
    `This release restarts ${restarted.join(" and ")}, which ${restarted.length === 1 ? "keeps" : "keep"} data: the site is down meanwhile.`,
    {
      code: "plan/stateful-restart",
      details: services
        .filter(({ service }) => restarted.includes(service))
        .flatMap(({ service, changes, drift }) => [...changes, ...drift].map(({ path }) => `${service}: ${path}`)),
      hint: `See \`deployer plan ${environment}\`; if that is what you want, add --allow-stateful-restart.`,
    },
  );
}
