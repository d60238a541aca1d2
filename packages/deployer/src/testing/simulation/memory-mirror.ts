import type { LedgerDocument, LedgerPart } from "../../ledger/ledger-document";
import type { LedgerMirror } from "../../ledger/ledger-mirror";

/** A ledger's mirror in memory. */
export class MemoryMirror implements LedgerMirror {
  readonly place = "memory";
  readonly documents = new Map<string, LedgerDocument>();

  /** @param parts what it takes. */
  constructor(private readonly parts: readonly LedgerPart[] = ["entry", "end"]) {}

  async list(): Promise<readonly { readonly number: number; readonly part: LedgerPart }[]> {
    return [...this.documents.values()];
  }

  async read(number: number, part: LedgerPart): Promise<Buffer | undefined> {
    return this.documents.get(`${number} ${part}`)?.content;
  }

  async write(document: LedgerDocument): Promise<void> {
    if (this.parts.includes(document.part)) this.documents.set(`${document.number} ${document.part}`, document);
  }
}
