import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** Folders that no image takes from its context (see the .dockerignore beside each Dockerfile). */
const IGNORED = new Set(["node_modules", "dist", "__pycache__", ".pytest_cache", ".venv"]);

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

/** 12 hexadecimal digits over names, modes and contents of a build context and whatever else decides the image. */
export function contentHash(context: string, ...inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of filesBelow(context).sort()) {
    const executable = (statSync(path).mode & 0o111) !== 0;
    hash
      .update(`${relative(context, path)}\0${executable ? "x" : "-"}\0`)
      .update(readFileSync(path))
      .update("\0");
  }
  for (const input of inputs) hash.update(`${input}\0`);
  return hash.digest("hex").slice(0, 12);
}
