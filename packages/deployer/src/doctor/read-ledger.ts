import type { Ledger } from "../ledger/ledger";
import { findLock } from "../lock/find-lock";
import { parseLock } from "../lock/lock-record";
import type { Cluster } from "../swarm/cluster";
import type { LedgerFacts } from "./judge-ledger";

/** @throws RemoteError for an entry that is damaged. */
export async function readLedger(environment: string, cluster: Cluster, ledger: Ledger): Promise<LedgerFacts> {
  const [records, unmirrored, lock] = await Promise.all([
    ledger.read(),
    ledger.unmirrored(),
    findLock(cluster, environment),
  ]);
  return { environment, newest: records.at(-1), lock: lock && parseLock(lock), unmirrored, mirror: ledger.mirrorPlace };
}
