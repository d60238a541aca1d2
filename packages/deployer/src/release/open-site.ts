import { type Environment, webServiceName } from "@django-swarm/environment";
import { openLedger } from "../ledger/open-ledger";
import type { Parting } from "../report/parting";
import type { Reporter } from "../report/reporter";
import { EngineCluster } from "../swarm/engine-cluster";
import type { Manager } from "../swarm/with-manager";
import { SiteFrontDesk } from "../verify/site-front-desk";
import { readPem } from "./render-release";
import type { Site } from "./site";

/** An environment's site behind the connection to its manager. */
export async function openSite(
  environment: Environment,
  manager: Manager,
  reporter: Reporter,
  { signal: interruption, parting }: { readonly signal: AbortSignal; readonly parting: Parting },
): Promise<Site> {
  const { outputs } = manager;
  const cluster = new EngineCluster(manager);
  const rootCertificate = await readPem(environment.acme.rootCertificateFile, "acme.rootCertificateFile");
  return {
    environmentName: environment.name,
    webServiceName: webServiceName(environment),
    cluster,
    ledger: openLedger(environment.name, cluster, outputs),
    frontDesk: new SiteFrontDesk(environment, manager, rootCertificate),
    reporter,
    interruption,
    parting,
  };
}
