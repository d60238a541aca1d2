import { readFileSync } from "node:fs";
import { join } from "node:path";
import { missingTests, namedTests } from "./testing/documented-tests";

const page = readFileSync(join(__dirname, "../../../docs/twelve-factor.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| [IVX]+\. /.test(line));

test("every factor has a row", () => {
  expect(rows).toHaveLength(12);
});

test.each(rows.map((row) => [row.split("|")[1]?.trim(), row]))("%s names tests that exist", (_, row) => {
  const shown = row?.split("|")[4] ?? "";
  expect(namedTests(shown).length).toBeGreaterThan(0);
  expect(missingTests(shown)).toEqual([]);
});
