import type { Cluster } from "../swarm/cluster";
import {
  checksum,
  damaged,
  documentLabels,
  documentName,
  documentOf,
  type LedgerDocument,
  type LedgerPart,
  packDocument,
  unpackConclusion,
  unpackEntry,
} from "./ledger-document";
import type { Conclusion, LedgerEntry, LedgerRecord } from "./ledger-entry";
import type { LedgerMirror } from "./ledger-mirror";

/** Releases that came out whole and are kept in the swarm; everything newer than the oldest of them is kept, too. */
export const KEPT_RELEASES = 10;

/** Checksums of the documents that the swarm has, by number. */
interface Documents {
  readonly entries: ReadonlyMap<number, string>;
  readonly ends: ReadonlyMap<number, string>;
}

/**
 * Every release of an environment, as documents in the swarm that are written once and never changed: one before
 * anything is touched, one when it is over. The mirror has a copy of each.
 */
export class Ledger {
  constructor(
    private readonly cluster: Cluster,
    private readonly environmentName: string,
    private readonly mirror: LedgerMirror,
  ) {}

  /** All releases that the swarm knows, oldest first. @throws RemoteError for a damaged one. */
  async read(): Promise<readonly LedgerRecord[]> {
    const documents = await this.list();
    const records = [...documents.entries].map(async ([number, sum]): Promise<LedgerRecord> => {
      const end = documents.ends.get(number);
      const [entry, conclusion] = await Promise.all([
        this.content(number, "entry", sum),
        end === undefined ? undefined : this.content(number, "end", end),
      ]);
      return {
        entry: unpackEntry(entry, this.nameOf(number, "entry")),
        conclusion: conclusion && unpackConclusion(conclusion, this.nameOf(number, "end")),
      };
    });
    return (await Promise.all(records)).sort((a, b) => a.entry.number - b.entry.number);
  }

  get mirrorPlace(): string {
    return this.mirror.place;
  }

  /** Numbers of releases of which the mirror lacks a document that the swarm has, lowest first. */
  async unmirrored(): Promise<readonly number[]> {
    const [here, there] = await Promise.all([this.list(), this.mirror.list()]);
    return [...new Set(this.lacking(here, there).map(({ number }) => number))].sort((a, b) => a - b);
  }

  /**
   * The newest release in the mirror that came out whole: what ran, when the swarm itself has forgotten.
   *
   * @throws RemoteError for a damaged one.
   */
  async lastWholeInMirror(): Promise<LedgerEntry | undefined> {
    const ends = (await this.mirror.list()).flatMap(({ number, part }) => (part === "end" ? [number] : []));
    for (const number of ends.sort((a, b) => b - a)) {
      const [entry, end] = await Promise.all([this.mirror.read(number, "entry"), this.mirror.read(number, "end")]);
      if (entry === undefined || end === undefined) continue;
      if (unpackConclusion(end, this.nameOf(number, "end")).outcome !== "released") continue;
      return unpackEntry(entry, this.nameOf(number, "entry"));
    }
    return undefined;
  }

  /** @returns false when that number is taken. */
  begin(entry: LedgerEntry): Promise<boolean> {
    return this.write(packDocument(entry, "entry"));
  }

  /** Says how a release came out. What was said first stands. */
  async conclude(conclusion: Conclusion): Promise<void> {
    await this.write(packDocument(conclusion, "end"));
  }

  /**
   * Makes swarm and mirror agree: an empty swarm gets the newest releases from the mirror, the mirror gets what it
   * lacks.
   *
   * @returns the highest number that either knows; 0: none.
   */
  async synchronise(): Promise<number> {
    const [here, there] = await Promise.all([this.list(), this.mirror.list()]);
    const numbers = (part: LedgerPart): readonly number[] =>
      there.flatMap((document) => (document.part === part ? [document.number] : []));
    const [entries, ends] = [numbers("entry"), new Set(numbers("end"))];
    await this.reseed(
      here,
      [...entries].sort((a, b) => a - b),
      ends,
    );
    for (const { number, part, sum } of this.lacking(here, there)) {
      await this.mirror.write({ number, part, content: await this.content(number, part, sum) });
    }
    return Math.max(0, ...entries, ...here.entries.keys());
  }

  /** Copies one release's documents to the mirror, where they are not there. */
  async mirrorRelease(number: number): Promise<void> {
    const { entries, ends } = await this.list();
    const [entry, end] = [entries.get(number), ends.get(number)];
    if (entry !== undefined) {
      await this.mirror.write({ number, part: "entry", content: await this.content(number, "entry", entry) });
    }
    if (end !== undefined) {
      await this.mirror.write({ number, part: "end", content: await this.content(number, "end", end) });
    }
  }

  /** Documents that the swarm has and the mirror has not: entries, then ends. */
  private lacking(
    { entries, ends }: Documents,
    there: Awaited<ReturnType<LedgerMirror["list"]>>,
  ): readonly { readonly number: number; readonly part: LedgerPart; readonly sum: string }[] {
    const mirrored = new Set(there.map(({ number, part }) => this.nameOf(number, part)));
    const all = [
      ...[...entries].map(([number, sum]) => ({ number, part: "entry", sum }) as const),
      ...[...ends].map(([number, sum]) => ({ number, part: "end", sum }) as const),
    ];
    return all.filter(({ number, part }) => !mirrored.has(this.nameOf(number, part)));
  }

  /** Oldest first, so that what was broken off is gone on with. */
  private async reseed(here: Documents, entries: readonly number[], ends: ReadonlySet<number>): Promise<void> {
    const newest = entries.slice(-2 * KEPT_RELEASES);
    const floor = here.entries.size === 0 ? newest[0] : Math.min(...here.entries.keys());
    const kept = floor === undefined ? [] : newest.filter((number) => number >= floor);
    for (const number of kept) {
      if (ends.has(number) && !here.ends.has(number)) await this.restore(number, "end");
      if (!here.entries.has(number)) await this.restore(number, "entry");
    }
  }

  private async restore(number: number, part: LedgerPart): Promise<void> {
    const content = await this.mirror.read(number, part);
    if (content !== undefined) await this.write({ number, part, content });
  }

  private async write(document: LedgerDocument): Promise<boolean> {
    const { environmentName } = this;
    const name = this.nameOf(document.number, document.part);
    return this.cluster.createConfig(name, document.content, documentLabels(environmentName, document));
  }

  private async list(): Promise<Documents> {
    const [entries, ends] = [new Map<number, string>(), new Map<number, string>()];
    for (const { labels } of await this.cluster.listConfigs(this.environmentName)) {
      const document = documentOf(labels);
      if (document) (document.part === "entry" ? entries : ends).set(document.number, document.checksum);
    }
    return { entries, ends };
  }

  private async content(number: number, part: LedgerPart, sum: string): Promise<Buffer> {
    const name = this.nameOf(number, part);
    const content = await this.cluster.readConfig(name);
    if (content === undefined) throw damaged(name, ["it is gone"]);
    if (checksum(content) !== sum) throw damaged(name, ["its checksum is another one"]);
    return content;
  }

  private nameOf(number: number, part: LedgerPart): string {
    return documentName(this.environmentName, number, part);
  }
}
