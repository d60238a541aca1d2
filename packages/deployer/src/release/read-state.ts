import type { LedgerRecord } from "../ledger/ledger-entry";
import { lastWhole, recordedSpecs } from "../ledger/releases";
import type { SwarmState } from "../plan/release-plan";
import type { LiveStack } from "../swarm/read-stack";

/** What a plan compares with. */
export function stateOf(live: LiveStack, records: readonly LedgerRecord[]): SwarmState {
  const previous = lastWhole(records)?.entry;
  return {
    live,
    previous: previous && { number: previous.number, stackYaml: previous.stackYaml },
    recorded: recordedSpecs(records),
  };
}
