import type { LedgerRecord, Outcome } from "../ledger/ledger-entry";
import { record } from "../ledger/testing/entries";
import { loginIsSettled } from "./login-is-settled";

const records = (...history: readonly (readonly [secret: string | undefined, Outcome])[]): readonly LedgerRecord[] =>
  history.map(([secret, outcome], index) =>
    record({ number: index + 1, ...(secret === undefined ? {} : { login: { role: `u_${secret}`, secret } }) }, outcome),
  );

test.each<[string, readonly LedgerRecord[], boolean]>([
  ["a first release", [], false],
  ["one after a failed first one", records(["a", "failed"]), false],
  ["the same password", records(["a", "released"]), true],
  ["another one", records(["b", "released"]), false],
  ["the same again, after another one", records(["a", "released"], ["b", "released"]), false],
  [
    "the same, after a release with another one that was taken back",
    records(["a", "released"], ["b", "rolled-back"]),
    false,
  ],
  ["the same, after a release with the same that failed", records(["a", "released"], ["a", "rolled-back"]), true],
  ["whoever changed it was lost", records(["b", "released"], ["a", "interrupted"]), false],
  ["a release that knew of no logins", records([undefined, "released"]), false],
])("%s: settled %s", (_name, history, expected) => {
  expect(loginIsSettled(history, "a")).toBe(expected);
});
