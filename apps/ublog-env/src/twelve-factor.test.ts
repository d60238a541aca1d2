import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const root = join(__dirname, "../../..");
const page = readFileSync(join(root, "docs/twelve-factor.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| [IVX]+\. /.test(line));

/** Names of the files of tests in the checkout. */
const tests = new Set(
  ["apps", "packages", "examples"]
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
    .flatMap((project) => ["src", "e2e", "backend"].map((part) => join(root, project, part)))
    .flatMap((folder) => {
      try {
        return readdirSync(folder, { recursive: true, encoding: "utf8" });
      } catch {
        return [];
      }
    })
    .map((file) => basename(file)),
);

test("every factor has a row", () => {
  expect(rows).toHaveLength(12);
});

test.each(rows.map((row) => [row.split("|")[1]?.trim(), row]))("%s names tests that exist", (_, row) => {
  const named = (row?.split("|")[4] ?? "").match(/[\w-]+\.(test|e2e|long)\.ts|test_\w+\.py/g) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !tests.has(name))).toEqual([]);
});
