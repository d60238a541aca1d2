import { type Environment, webServiceName } from "@django-swarm/environment";
import { Ledger } from "../ledger/ledger";
import { S3LedgerMirror } from "../ledger/s3-ledger-mirror";
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
    ledger: new Ledger(cluster, environment.name, new S3LedgerMirror(outputs.backups_bucket_name, outputs.region)),
    frontDesk: new SiteFrontDesk(environment, manager, rootCertificate),
    reporter,
    interruption,
    parting,
  };
}
