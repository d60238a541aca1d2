import { type Conclusion, LEDGER_VERSION, type LedgerEntry, type LedgerRecord } from "../ledger-entry";

/** A small entry; a test states only what it is about. */
export const entry = (changes: Partial<LedgerEntry> & { readonly number: number }): LedgerEntry => ({
  version: LEDGER_VERSION,
  environment: "ublog",
  kind: "release",
  tag: "v1",
  chosen: { backend: { reference: "b@sha256:1", tag: "v1" }, frontend: { reference: "f@sha256:1", tag: "v1" } },
  actor: "ada@laptop (1)",
  fence: changes.number,
  startedAt: "2026-01-01T00:00:00.000Z",
  stackYaml: "services: {}\n",
  services: [],
  stateful: [],
  jobHash: "job",
  configs: {},
  secrets: [],
  ...changes,
});

export const conclusion = (changes: Partial<Conclusion> & { readonly number: number }): Conclusion => ({
  version: LEDGER_VERSION,
  environment: "ublog",
  outcome: "released",
  endedAt: "2026-01-01T00:01:00.000Z",
  specs: {},
  ...changes,
});

/** A release and how it came out; undefined: nobody knows. */
export const record = (
  changes: Partial<LedgerEntry> & { readonly number: number },
  outcome: Conclusion["outcome"] | undefined = "released",
): LedgerRecord => ({
  entry: entry(changes),
  conclusion: outcome && conclusion({ number: changes.number, outcome }),
});
