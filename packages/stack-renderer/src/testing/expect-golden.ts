import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const GOLDENS = join(__dirname, "../golden");

/**
 * Compares with a file under src/golden, byte by byte. `UPDATE_GOLDEN=1` writes it anew; a missing one is a failure
 * otherwise.
 */
export function expectGolden(name: string, content: string): void {
  const file = join(GOLDENS, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  expect(existsSync(file) ? readFileSync(file, "utf8") : `${file} is missing: run jest with UPDATE_GOLDEN=1`).toBe(
    content,
  );
}
