import type { MigrationOperation } from "./image-facts";
import { oneWayMigrations, oneWayReason } from "./irreversible";

const operation = (kind: string, more: Partial<MigrationOperation> = {}): MigrationOperation => ({
  kind,
  description: `${kind} it`,
  reversible: true,
  touchesDatabase: true,
  ...more,
});
const column = (type: string | null, name: string | null = null) => ({ type, name });

test.each<[string, MigrationOperation, RegExp | undefined]>([
  ["a new table", operation("CreateModel"), undefined],
  ["a new column", operation("AddField"), undefined],
  ["an index", operation("AddIndex"), undefined],
  ["a dropped column", operation("RemoveField"), /drops a column/],
  ["a dropped table", operation("DeleteModel"), /drops a table/],
  ["a proxy that goes", operation("DeleteModel", { touchesDatabase: false }), undefined],
  ["a renamed column", operation("RenameField"), /renames a column/],
  ["a renamed field that keeps its column", operation("RenameField", { touchesDatabase: false }), undefined],
  ["a renamed table", operation("RenameModel"), /renames a table/],
  ["another name for the table", operation("AlterModelTable"), /renames a table/],
  ["code without a way back", operation("RunPython", { reversible: false }), /how it is undone/],
  ["code with one", operation("RunPython"), undefined],
  ["SQL without a way back", operation("RunSQL", { reversible: false }), /how it is undone/],
  ["an operation of the application's own", operation("Shuffle", { reversible: false }), /how it is undone/],
  [
    "a wider column",
    operation("AlterField", { before: column("varchar(10)"), after: column("varchar(20)") }),
    undefined,
  ],
  [
    "a narrower column",
    operation("AlterField", { before: column("varchar(20)"), after: column("varchar(10)") }),
    /narrows a column from varchar\(20\) to varchar\(10\)/,
  ],
  [
    "another name for the column",
    operation("AlterField", { before: column("text"), after: column("text", "title") }),
    /renames a column/,
  ],
  [
    "a column whose type nobody knows",
    operation("AlterField", { before: column(null), after: column("text") }),
    undefined,
  ],
  [
    "a column that the state does not know",
    operation("AlterField", { before: null, after: column("text") }),
    undefined,
  ],
])("%s", (_name, given, expected) => {
  const reason = oneWayReason(given);
  if (expected === undefined) expect(reason).toBeUndefined();
  else expect(reason).toMatch(expected);
});

test("every reason of every migration is told", () => {
  const drop = operation("RemoveField", { description: "Remove field a from Post" });
  expect(
    oneWayMigrations({
      applied: [{ app: "posts", name: "0001" }],
      pending: [
        { app: "posts", name: "0002_add", newApp: false, operations: [operation("AddField")] },
        {
          app: "posts",
          name: "0003_drop",
          newApp: false,
          operations: [drop, operation("AddField"), operation("DeleteModel")],
        },
      ],
    }),
  ).toEqual([
    {
      app: "posts",
      name: "0003_drop",
      reasons: ["Remove field a from Post: drops a column or a table", "DeleteModel it: drops a table"],
    },
  ]);
});

test("the history of an app that is new takes nothing away from the version before", () => {
  const operations = [operation("RemoveField"), operation("RunPython", { reversible: false })];
  const pending = [{ app: "shop", name: "0009", newApp: true, operations }];
  expect(oneWayMigrations({ applied: [], pending })).toEqual([]);
  expect(oneWayMigrations({ applied: [{ app: "posts", name: "0001" }], pending })).toEqual([
    { app: "shop", name: "0009", reasons: ["RunPython it: does not say how it is undone"] },
  ]);
});
