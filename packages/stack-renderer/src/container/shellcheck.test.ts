import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";

const directory = join(__dirname, "../../container");
const scripts = readdirSync(directory).filter((name) => name.endsWith(".sh"));

testWith("shellcheck").each(scripts)("shellcheck has nothing to say about %s", (name) => {
  const { stdout, status } = spawnSync("shellcheck", ["--shell=sh", join(directory, name)], { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});
