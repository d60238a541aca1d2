import { RemoteError, UsageError } from "@django-swarm/environment";
import { chooseBackup } from "./choose-backup";
import { groupObjects, timeOf } from "./stored-backup";
import { stored } from "./testing/manifests";

const OLD = stored("20261124T031501Z");
const NEW = stored("20261125T031501Z");
const BEGUN = stored("20261125T120000Z", { "database.dump": 12 });

test("the newest that is whole, or the one that is named", () => {
  expect(chooseBackup("shop", [BEGUN, NEW, OLD], undefined)).toBe(NEW);
  expect(chooseBackup("shop", [BEGUN, NEW, OLD], OLD.id)).toBe(OLD);
});

test.each([
  ["none at all", [], undefined, RemoteError, /no backup of shop/, /deployer backup shop/],
  ["only one that is not whole", [BEGUN], undefined, RemoteError, /no backup of shop/, /deployer backup shop/],
  ["one that is not whole, by name", [BEGUN, NEW], BEGUN.id, UsageError, /not whole/, /deployer backup list shop/],
  [
    "a slip of the finger",
    [NEW, OLD],
    "20261125T031502Z",
    UsageError,
    /no backup "2/,
    /Did you mean "20261125T031501Z"/,
  ],
  ["a word that is no id", [NEW, OLD], "yesterday", UsageError, /"yesterday"/, /Name one of: 20261125T031501Z/],
] as const)("%s", (_, all, id, type, message, hint) => {
  const choose = () => chooseBackup("shop", all, id);
  expect(choose).toThrow(type);
  expect(choose).toThrow(
    expect.objectContaining({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) }),
  );
});

test("folders from keys: newest first, what is not a backup's left out", () => {
  const keys = [
    "backups/20261124T031501Z/manifest.json",
    "backups/20261125T031501Z/database.dump",
    "backups/20261125T031501Z/manifest.json",
    "backups/readme.txt",
    "backups/latest/manifest.json",
    "ledger/0000000001.json.gz",
  ];
  const found = groupObjects(
    keys.map((key) => ({ key, bytes: key.length })),
    "backups/",
  );
  expect(found.map(({ id, objects }) => [id, [...objects.keys()]])).toEqual([
    ["20261125T031501Z", ["database.dump", "manifest.json"]],
    ["20261124T031501Z", ["manifest.json"]],
  ]);
});

test("an id is a moment", () => {
  expect(timeOf("20261125T031501Z")).toBe(Date.UTC(2026, 10, 25, 3, 15, 1));
  expect(timeOf("20261325T031501Z")).toBeUndefined();
  expect(timeOf("latest")).toBeUndefined();
});
