import { spawnSync } from "node:child_process";
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";
import { temporaryDirectory } from "../testing/temporary-directory";

const script = join(__dirname, "../../container/is-fresh.py");
const directory = temporaryDirectory();

testWith("python3").each([
  ["just now", 0, 0],
  ["five minutes ago", 300, 1],
  ["never", undefined, 1],
])("a file that was touched %s", (name, secondsAgo, expected) => {
  const file = join(directory, name);
  if (secondsAgo !== undefined) {
    writeFileSync(file, "");
    const then = Date.now() / 1000 - secondsAgo;
    utimesSync(file, then, then);
  }
  expect(spawnSync("python3", ["-I", "-S", script, file, "60"]).status).toBe(expected);
});
