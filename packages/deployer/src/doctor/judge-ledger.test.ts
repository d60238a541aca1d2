import { record } from "../ledger/testing/entries";
import type { LockRecord } from "../lock/lock-record";
import { judgeLedger, type LedgerFacts } from "./judge-ledger";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const free: LockRecord = {
  fence: 7,
  token: undefined,
  note: { holder: "", reason: "", since: "", release: 0, step: "" },
};
const heldSince = (since: string): LockRecord => ({
  fence: 8,
  token: "t",
  note: { holder: "ada@laptop (1)", reason: "release v2", since, release: 8, step: "switch" },
});
const facts: LedgerFacts = {
  environment: "shop",
  newest: record({ number: 7, tag: "v2" }),
  lock: free,
  unmirrored: [],
  mirror: "s3://b/ledger/",
};

test.each<[string, Partial<LedgerFacts>, [severity: string, what: string, cause: string] | undefined]>([
  ["the newest release is whole", {}, undefined],
  ["nothing was released", { newest: undefined, lock: undefined }, undefined],
  [
    "nobody knows how the newest came out",
    { newest: { ...record({ number: 7, tag: "v2" }), conclusion: undefined } },
    ["error", "release 7 (v2) was broken off", "was lost"],
  ],
  [
    "the newest was interrupted",
    { newest: record({ number: 7 }, "interrupted") },
    ["error", "release 7 (v1) was broken off", "was lost"],
  ],
  [
    "neither whole nor back",
    { newest: record({ number: 7 }, "failed") },
    ["error", "release 7 (v1) failed, and so did the way back", "why"],
  ],
  [
    "it went back",
    { newest: record({ number: 7 }, "rolled-back") },
    ["note", "release 7 (v1) failed; the one before it runs", "why"],
  ],
  [
    "a release is at work",
    { newest: { ...record({ number: 8 }), conclusion: undefined }, lock: heldSince("2026-11-25T11:58:00Z") },
    ["note", "a release (release v2) has been at work for 2 minutes", "ada@laptop (1), at the step switch"],
  ],
  [
    "or was lost hours ago",
    { lock: heldSince("2026-11-25T09:00:00Z") },
    ["warning", "a release (release v2) has been at work for 180 minutes", "or it was lost there"],
  ],
  [
    "the mirror lacks two",
    { unmirrored: [5, 7] },
    ["warning", "the ledger's copy lacks releases 5, 7", "s3://b/ledger/ could not be written"],
  ],
])("%s", (_name, changes, expected) => {
  const found = judgeLedger({ ...facts, ...changes }, NOW);
  expect(found).toHaveLength(expected ? 1 : 0);
  if (expected) {
    const [severity, what, cause] = expected;
    expect(found[0]).toMatchObject({ area: "ledger", severity, what, cause: expect.stringContaining(cause) });
  }
});
