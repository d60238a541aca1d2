import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "@django-swarm/environment";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { inputsOf } from "../testing/inputs";
import { temporaryDirectory } from "../testing/temporary-directory";
import { directoryOf } from "./directory";
import { directoryFiles, type OutFile } from "./directory-files";
import { writeDirectory } from "./write-directory";

const root = temporaryDirectory();
const inputs = inputsOf();
const files = directoryFiles(directoryOf(buildStack(inputs), buildJobs(inputs)));
const names = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
const withDirectories = [...new Set(["configs", "jobs", ...files.keys()])].sort();

/** A place below a folder of its own, so that whatever is left beside it is seen. */
function place(test: string): { target: string; beside: () => readonly string[] } {
  const folder = join(root, test);
  mkdirSync(folder);
  return { target: join(folder, "out"), beside: () => readdirSync(folder) };
}

test("every config of the stack and its jobs is a file of its name, and the script may be executed", () => {
  const { target, beside } = place("new");
  writeDirectory(target, files);
  expect(names(target)).toEqual(withDirectories);
  for (const [name, { content }] of files) expect(readFileSync(join(target, name), "utf8")).toBe(content);
  expect(statSync(join(target, "prepare.sh")).mode & 0o111).toBe(0o111);
  expect(statSync(join(target, "stack.yml")).mode & 0o111).toBe(0);
  expect(beside()).toEqual(["out"]);
});

test("one that was written before is replaced, with nothing of it left", () => {
  const { target, beside } = place("again");
  const stale: OutFile = { content: "old", executable: false };
  writeDirectory(target, new Map([...files, ["configs/ublog-staging_old_0123456789abcdef", stale]]));
  writeDirectory(target, files);
  expect(names(target)).toEqual(withDirectories);
  expect(beside()).toEqual(["out"]);
});

test("an empty one is taken", () => {
  const { target } = place("empty");
  mkdirSync(target);
  writeDirectory(target, files);
  expect(names(target)).toEqual(withDirectories);
});

test("one in a folder that is not there yet", () => {
  const { target } = place("deep");
  writeDirectory(join(target, "a/b"), files);
  expect(names(join(target, "a/b"))).toEqual(withDirectories);
});

test.each<[string, (target: string) => void]>([
  ["a file", (target) => writeFileSync(target, "mine")],
  ["a link", (target) => symlinkSync(mkdtempSync(join(root, "elsewhere-")), target)],
  [
    "ours, with a link in it",
    (target) => {
      writeDirectory(target, files);
      symlinkSync("..", join(target, "configs/loop_0123456789abcdef"));
    },
  ],
  ["somebody's folder", (target) => put(target, { "notes.txt": "mine" })],
  ["a stack.yml that we did not write", (target) => put(target, { "stack.yml": "services: {}" })],
  [
    "a prepare.sh of somebody else's",
    (target) => put(target, { "stack.yml": "", "prepare.sh": "#!/bin/sh\nrm -rf /" }),
  ],
  [
    "ours, with something added",
    (target) => {
      writeDirectory(target, files);
      put(target, { "configs/my.conf": "mine" });
    },
  ],
])("%s is left as it is", (what, make) => {
  const { target, beside } = place(what);
  make(target);
  const state = () => [
    lstatSync(target).ino,
    spawnSync("ls", ["-lR", "--full-time", dirname(target)]).stdout.toString(),
  ];
  const before = state();
  expect(() => writeDirectory(target, files)).toThrow(UsageError);
  expect(state()).toEqual(before);
  expect(beside()).toEqual(["out"]);
});

test("a directory that cannot be written whole is not there, and what was there stays", () => {
  const { target, beside } = place("broken");
  writeDirectory(target, files);
  const before = names(target);
  // A file where a folder must be: the last of the files cannot be written.
  const broken = new Map([...files, ["stack.yml/x", { content: "", executable: false }]]);
  expect(() => writeDirectory(target, broken)).toThrow(/cannot be written/);
  expect(names(target)).toEqual(before);
  expect(() => writeDirectory(join(dirname(target), "other"), broken)).toThrow(/cannot be written/);
  expect(beside()).toEqual(["out"]);
  expect(existsSync(join(dirname(target), "other"))).toBe(false);
});

function put(target: string, contents: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
}
