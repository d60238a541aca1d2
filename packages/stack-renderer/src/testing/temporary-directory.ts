import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that is there for the tests of a file and removed after them. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "stack-renderer-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
