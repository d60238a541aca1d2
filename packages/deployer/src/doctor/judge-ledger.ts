import type { LedgerRecord } from "../ledger/ledger-entry";
import type { LockRecord } from "../lock/lock-record";
import { type Finding, findingsIn } from "./finding";

export interface LedgerFacts {
  readonly environment: string;
  readonly newest: LedgerRecord | undefined;
  /** undefined: nobody has ever released. */
  readonly lock: LockRecord | undefined;
  /** Numbers of releases of which the mirror has no copy, or not how they came out. */
  readonly unmirrored: readonly number[];
  /** Where the mirror is. */
  readonly mirror: string;
}

/** No release takes longer, but one whose migration rewrites a large table. */
const LONG_MS = 60 * 60_000;

export const judgeLedger = (facts: LedgerFacts, nowMs: number): readonly Finding[] => [
  ...(facts.lock?.token === undefined ? judgeNewest(facts) : judgeHeld(facts, facts.lock, nowMs)),
  ...judgeMirror(facts),
];

const finding = findingsIn("ledger");

function judgeHeld({ environment }: LedgerFacts, { note }: LockRecord, nowMs: number): readonly Finding[] {
  const minutes = Math.max(0, Math.round((nowMs - Date.parse(note.since)) / 60_000));
  const cause = `${note.holder}, at the step ${note.step || "before the first"}`;
  const what = `a release (${note.reason}) has been at work for ${minutes} minutes`;
  return minutes * 60_000 < LONG_MS
    ? [finding("note", what, cause, "Wait until it has ended.")]
    : [
        finding(
          "warning",
          what,
          `${cause}; or it was lost there`,
          `\`deployer release ${environment}\` takes over by itself when its holder is gone; docs/runbooks/release-stuck.md.`,
        ),
      ];
}

function judgeNewest({ environment, newest }: LedgerFacts): readonly Finding[] {
  if (newest === undefined) return [];
  const { number, tag } = newest.entry;
  const release = `release ${number} (${tag})`;
  const again = `\`deployer release ${environment}\` brings a whole one; \`deployer rollback ${environment}\` the one before.`;
  switch (newest.conclusion?.outcome) {
    case undefined:
    case "interrupted":
      return [finding("error", `${release} was broken off`, "whoever carried it out was lost", again)];
    case "failed":
      return [
        finding(
          "error",
          `${release} failed, and so did the way back`,
          newest.conclusion.cause ?? "the ledger does not say why",
          `docs/runbooks/release-stuck.md. ${again}`,
        ),
      ];
    case "rolled-back":
    case "not-switched":
      return [
        finding(
          "note",
          `${release} failed; the one before it runs`,
          newest.conclusion.cause ?? "the ledger does not say why",
          "Correct it, and release again.",
        ),
      ];
    case "released":
      return [];
  }
}

function judgeMirror({ unmirrored, mirror }: LedgerFacts): readonly Finding[] {
  if (unmirrored.length === 0) return [];
  const several = unmirrored.length > 1;
  return [
    finding(
      "warning",
      `the ledger's copy lacks release${several ? "s" : ""} ${unmirrored.join(", ")}`,
      `${mirror} could not be written when ${several ? "they" : "it"} ended; a host that is replaced would not know of ${several ? "them" : "it"}`,
      "The next release that changes anything copies what is lacking.",
    ),
  ];
}
