import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { missingTests, namedTests } from "./testing/documented-tests";

const root = join(__dirname, "../../..");
const page = readFileSync(join(root, "docs/from-the-article.md"), "utf8");

/** The rows of each section's table, cell by cell, without their heads. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = "", ...lines] = part.split("\n");
      const table = lines.filter((line) => line.startsWith("|")).slice(2);
      return [
        title,
        table.map((line) =>
          line
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
      ] as const;
    }),
);
const keysOf = (title: string): readonly (string | undefined)[] => (sections.get(title) ?? []).map(([key]) => key);

test("every letter, step and factor has its row", () => {
  expect(keysOf("Letters").join("")).toBe("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  expect(keysOf("Steps")).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "a, b, c"]);
  expect(keysOf("Factors").map((key) => key?.split(".")[0])).toEqual([
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
  ]);
});

test.each([
  ["Prerequisites", 5],
  ["GitHub's secrets", 9],
  ["Discussion", 9],
  ["Next steps", 7],
])("%s: %i rows", (title, count) => {
  expect(keysOf(title)).toHaveLength(count);
});

const rows = [...sections].flatMap(([title, ofSection]) =>
  ofSection.map((cells) => [`${title} ${cells[0]}`, cells] as const),
);

test.each(rows)("%s: a test that is there shows it, or it was dropped, because", (_, cells) => {
  const [here = "", shown = ""] = cells.slice(-2);
  expect(missingTests(shown)).toEqual([]);
  if (namedTests(shown).length > 0 || shown.includes("`npm test`")) return;
  expect(shown).toBe("—");
  expect(here).toMatch(/^dropped: .{20}/);
});

test("files that are named are there", () => {
  const paths = [...page.matchAll(/`((?:packages|apps|examples|\.github)\/[^`]*)`/g)].map(([, path]) => path as string);
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
