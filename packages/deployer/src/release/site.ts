import type { Ledger } from "../ledger/ledger";
import type { Lock } from "../lock/lock";
import type { Parting } from "../report/parting";
import type { Reporter } from "../report/reporter";
import type { Cluster } from "../swarm/cluster";
import type { FrontDesk } from "../verify/front-desk";

/** What a release works on, and how it tells about it. */
export interface Site {
  readonly environmentName: string;
  /** Name of the service that answers for the application. */
  readonly webServiceName: string;
  readonly cluster: Cluster;
  readonly ledger: Ledger;
  readonly frontDesk: FrontDesk;
  readonly reporter: Reporter;
  /** Aborted when a person wants the release to end; nothing is torn in the middle. */
  readonly interruption: AbortSignal;
  readonly parting: Parting;
}

/** A site while we hold its lock. */
export interface LockedSite extends Site {
  readonly lock: Lock;
  /** Aborted when the release must end for whatever reason: a person's wish, the lock, a site that fails. */
  readonly ended: AbortSignal;
}
