import { Ledger } from "../../ledger/ledger";
import type { LedgerMirror } from "../../ledger/ledger-mirror";
import type { Site } from "../../release/site";
import type { Reporter } from "../../report/reporter";
import type { SimulatedCluster } from "./simulated-cluster";
import type { SimulatedSwarm } from "./simulated-swarm";

/** Tells nobody anything. @param onStep told the id of each step. */
export const silentReporter = (onStep: (id: string | undefined) => void = () => undefined): Reporter => ({
  step: (_name, work, id) => {
    onStep(id);
    return work({ update: () => undefined, summarise: () => undefined });
  },
  info: () => undefined,
  log: () => undefined,
  entry: () => undefined,
  result: () => undefined,
  error: () => undefined,
});

export interface SimulatedSite {
  readonly environmentName: string;
  readonly swarm: SimulatedSwarm;
  readonly cluster: SimulatedCluster;
  readonly mirror: LedgerMirror;
  readonly reporter: Reporter;
  readonly interruption: AbortSignal;
}

/** A site in virtual time, as a release sees it. */
export function simulatedSite({ environmentName, swarm, cluster, mirror, ...more }: SimulatedSite): Site {
  const look = async () => {
    await cluster.sleep(20);
    return swarm.siteAnswers() ? undefined : { what: "it answers 502", certificate: false };
  };
  return {
    ...more,
    environmentName,
    webServiceName: "web",
    cluster,
    ledger: new Ledger(cluster, environmentName, mirror),
    frontDesk: { check: look, probe: look },
    parting: { words: undefined },
  };
}
