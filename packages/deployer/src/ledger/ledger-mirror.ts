import type { LedgerDocument, LedgerPart } from "./ledger-document";

/** The ledger's copy outside the swarm, which the swarm does not outlive. Documents are written once. */
export interface LedgerMirror {
  /** For messages, e.g. "s3://ublog-staging-backups-…/ledger". */
  readonly place: string;
  list(): Promise<readonly { readonly number: number; readonly part: LedgerPart }[]>;
  /** @returns undefined when it is not there. */
  read(number: number, part: LedgerPart): Promise<Buffer | undefined>;
  write(document: LedgerDocument): Promise<void>;
}
