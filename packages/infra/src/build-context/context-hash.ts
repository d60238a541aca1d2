import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type BuildContext, contextFiles } from "./context-files";

/**
 * 12 hexadecimal digits over names, modes and contents of what an engine is sent, and over whatever else decides the
 * image. Of a mode only what git keeps: whether a file is executable.
 */
export function contextHash(build: BuildContext, ...inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of contextFiles(build)) {
    const path = join(build.context, file);
    const executable = (statSync(path).mode & 0o111) !== 0;
    hash
      .update(`${file}\0${executable ? "x" : "-"}\0`)
      .update(readFileSync(path))
      .update("\0");
  }
  for (const input of inputs) hash.update(`${input}\0`);
  return hash.digest("hex").slice(0, 12);
}
