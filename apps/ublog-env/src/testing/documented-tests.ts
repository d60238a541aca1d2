import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

const root = join(__dirname, "../../../..");

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

/** Tests that a text names, by the file's name. */
export const namedTests = (text: string): readonly string[] =>
  text.match(/[\w-]+\.(test|e2e|long)\.ts|test_\w+\.py/g) ?? [];

/** Those of them that are not there. */
export const missingTests = (text: string): readonly string[] => namedTests(text).filter((name) => !tests.has(name));
