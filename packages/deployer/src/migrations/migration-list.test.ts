import { formatMigrations, migrationList } from "./migration-list";

const operation = (kind: string) => ({
  kind,
  description: `${kind} title`,
  reversible: true,
  touchesDatabase: true,
});

test("what would run, and what of it cannot be undone", () => {
  const facts = {
    applied: [{ app: "posts", name: "0001_initial" }],
    pending: [
      { app: "posts", name: "0002_add", newApp: false, operations: [operation("AddField")] },
      { app: "posts", name: "0003_drop", newApp: false, operations: [operation("RemoveField")] },
    ],
    staticFiles: null,
  };
  expect(formatMigrations(migrationList(facts))).toEqual([
    "migrations:",
    "  posts.0002_add",
    "  posts.0003_drop  CANNOT BE UNDONE",
    "      RemoveField title: drops a column or a table",
    "  a release needs --allow-irreversible-migrations, and dumps the database first",
  ]);
});

test.each([
  [{ applied: [], pending: [], staticFiles: null }, "migrations: none"],
  [undefined, "migrations: unknown, the database does not run"],
])("nothing to run, or nobody to ask", (facts, line) => {
  expect(formatMigrations(migrationList(facts))).toEqual([line]);
});
