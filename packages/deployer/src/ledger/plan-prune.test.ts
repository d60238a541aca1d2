import { KEPT_RELEASES } from "./ledger";
import type { LedgerRecord } from "./ledger-entry";
import { planPrune } from "./plan-prune";
import { record } from "./testing/entries";

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const release = (number: number): LedgerRecord =>
  record({ number, secrets: [`secret_${number}`, "secret_shared"], configs: { [`config_${number}`]: "" } });
const documents = (number: number) =>
  ["entry", "end"].map((part) => ({
    name: `ublog_release-${number}${part === "end" ? "-end" : ""}`,
    labels: { "django-swarm.ledger.number": String(number), "django-swarm.ledger.part": part },
  }));
const stored = (known: readonly number[]) => ({
  secrets: ["secret_shared", "secret_orphan", ...known.map((number) => `secret_${number}`)],
  configs: [
    { name: "ublog_lock", labels: {} },
    ...known.flatMap((number) => [{ name: `config_${number}`, labels: {} }, ...documents(number)]),
  ],
});

describe("planPrune", () => {
  test("the newest releases stay with all that they need; older ones and orphans go; the lock stays", () => {
    const known = numbers(1, KEPT_RELEASES + 1);
    expect(planPrune("ublog", known.map(release), stored(known), "ublog_lock")).toEqual({
      secrets: ["secret_orphan", "secret_1"],
      configs: ["config_1", "ublog_release-1", "ublog_release-1-end"],
    });
  });

  test("failures between kept releases stay, and count as none of them", () => {
    const known = numbers(1, KEPT_RELEASES + 3);
    const records = known.map((number) =>
      number > 3 && number <= 5 ? record({ number }, "rolled-back") : release(number),
    );
    const { configs } = planPrune("ublog", records, stored(known), "ublog_lock");
    expect(configs.filter((name) => name.startsWith("ublog_release"))).toEqual([
      "ublog_release-1",
      "ublog_release-1-end",
    ]);
  });

  test("with fewer releases nothing of any goes", () => {
    const known = numbers(1, KEPT_RELEASES);
    expect(planPrune("ublog", known.map(release), stored(known), "ublog_lock").configs).toEqual([]);
  });

  test("a document that was written after we looked stays", () => {
    const { configs } = planPrune("ublog", [release(1)], stored([1, 2]), "ublog_lock");
    expect(configs).toEqual(["config_2"]);
  });
});
