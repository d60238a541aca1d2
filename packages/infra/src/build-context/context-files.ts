import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import dockerignore from "@balena/dockerignore";

/** A folder that a Docker Engine is sent, and the Dockerfile in it. */
export interface BuildContext {
  /** Path of the folder. */
  readonly context: string;
  /** Relative to the folder. Default `Dockerfile`. */
  readonly dockerfile?: string;
}

const IGNORE_FILE = ".dockerignore";

/**
 * The files that an engine is sent of a context, relative to it and sorted: all that .dockerignore lets through, the
 * Dockerfile and .dockerignore itself. A link counts as the file that it leads to.
 *
 * @throws Error of the file system: ENOENT for a context that is missing or a link that leads nowhere.
 */
export function contextFiles({ context, dockerfile = "Dockerfile" }: BuildContext): readonly string[] {
  const ignoreFile = join(context, IGNORE_FILE);
  const rules = existsSync(ignoreFile) ? readFileSync(ignoreFile, "utf8") : "";
  const needed = [normalize(dockerfile), IGNORE_FILE];
  const ignore = dockerignore()
    .add(rules)
    .add(needed.map((path) => `!${path}`));
  // An exception may lie in an ignored folder: only where there can be none is such a folder not looked into.
  const hasExceptions = /^\s*!/m.test(rules);
  const isNeeded = (folder: string): boolean => needed.some((path) => path.startsWith(`${folder}/`));

  const filesBelow = (folder: string): string[] =>
    readdirSync(join(context, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const isIgnored = ignore.ignores(path);
      if (entry.isDirectory()) return isIgnored && !hasExceptions && !isNeeded(path) ? [] : filesBelow(path);
      return !isIgnored && statSync(join(context, path)).isFile() ? [path] : [];
    });
  return filesBelow("").sort();
}
