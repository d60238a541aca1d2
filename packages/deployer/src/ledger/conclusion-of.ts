import { type Conclusion, LEDGER_VERSION, type Outcome } from "./ledger-entry";

/** How a release came out, while it is unknown what the swarm looks like. */
export const conclusionOf = (
  environment: string,
  number: number,
  outcome: Outcome,
  cause: string | undefined,
  date: Date,
): Conclusion => ({
  version: LEDGER_VERSION,
  environment,
  number,
  outcome,
  ...(cause === undefined ? {} : { cause }),
  endedAt: date.toISOString(),
  specs: {},
});
