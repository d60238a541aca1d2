import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const made: string[] = [];

/** A folder with these files (path → content). It lasts until {@link removeTemporaryContexts}. */
export function temporaryContext(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "context-"));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const removeTemporaryContexts = (): void => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
};
