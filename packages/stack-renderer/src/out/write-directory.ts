import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "@django-swarm/environment";
import { PREPARE_FILE } from "./directory";
import type { OutFile } from "./directory-files";
import { MARK } from "./prepare-script";

/** Names of what such a directory holds, below its own folders the names of swarm configs and of jobs. */
const OURS = /^(stack\.yml|prepare\.sh|jobs|jobs\/(release|backup)\.yml|configs|configs\/[\w.-]+_[0-9a-f]{16})$/;

/**
 * Writes a directory whole or not at all: beside its place, and then under its name. One that an earlier call wrote is
 * replaced; what else is there stays.
 *
 * @throws UsageError when the place is taken by something else, or cannot be written to.
 */
export function writeDirectory(path: string, files: ReadonlyMap<string, OutFile>): void {
  const target = resolve(path);
  const exists = assertReplaceable(target, path);
  const parent = dirname(target);
  let fresh: string | undefined;
  try {
    mkdirSync(parent, { recursive: true });
    fresh = mkdtempSync(join(parent, `.${basename(target)}-`));
    writeFiles(fresh, files);
    if (exists) renameSync(target, `${fresh}.old`);
    try {
      renameSync(fresh, target);
    } catch (error) {
      if (exists) renameSync(`${fresh}.old`, target);
      throw error;
    }
  } catch (cause) {
    throw new UsageError(`The directory ${path} cannot be written: ${(cause as Error).message}.`, {
      code: "out/not-writable",
      hint: "Name another place with --out DIR.",
      cause,
    });
  } finally {
    if (fresh !== undefined) for (const left of [fresh, `${fresh}.old`]) rmSync(left, { recursive: true, force: true });
  }
}

function writeFiles(directory: string, files: ReadonlyMap<string, OutFile>): void {
  for (const [name, { content, executable }] of files) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  // mkdtemp keeps others out; nothing in it is secret, and other users may deploy it.
  chmodSync(directory, 0o755);
}

/** @returns whether there is a directory, to be replaced. @throws UsageError when it holds what we did not write. */
function assertReplaceable(target: string, path: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const foreign = found.isDirectory() ? foreignEntries(target) : [`${path} is no directory`];
  if (foreign.length === 0) return true;
  throw new UsageError(`${path} holds something else than a rendered stack: it is left as it is.`, {
    code: "out/not-ours",
    details: foreign.slice(0, 10),
    hint: "Name a directory that is new or empty, or was written by `stack-renderer render --out`.",
  });
}

/** What lies in a directory and its folders, two levels deep: ours has no more, and no links. */
function entriesOf(directory: string, prefix = ""): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const name = `${prefix}${entry.name}`;
    if (entry.isFile()) return [name];
    if (!entry.isDirectory() || prefix !== "") return [`${name} (neither file nor folder of ours)`];
    return [name, ...entriesOf(join(directory, entry.name), `${entry.name}/`)];
  });
}

function foreignEntries(target: string): readonly string[] {
  const entries = entriesOf(target);
  const foreign = entries.filter((entry) => !OURS.test(entry));
  if (entries.length === 0 || foreign.length > 0) return foreign;
  const isMarked = entries.includes(PREPARE_FILE) && readFileSync(join(target, PREPARE_FILE), "utf8").startsWith(MARK);
  return isMarked ? [] : entries;
}
