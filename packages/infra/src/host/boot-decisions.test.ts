import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Runs one function of a boot script, without the script; what it prints. */
function call(script: string, name: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = run(script, name, args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.trim();
}

function run(script: string, name: string, args: readonly string[]) {
  const text = readFileSync(join(__dirname, "../../boot", script), "utf8");
  const body = new RegExp(`^${name}\\(\\) \\{(?:.*\\}$|[^]*?^\\}$)`, "m").exec(text)?.[0];
  const constants = text.match(/^[A-Z_]+=\d+$/gm) ?? [];
  if (!body) throw new Error(`no ${name} in ${script}`);
  const source = `set -euo pipefail\n${constants.join("\n")}\n${body}\n${name} "$@"`;
  return spawnSync("bash", ["-c", source, name, ...args], { encoding: "utf8" });
}

describe("what the manager does about a worker", () => {
  test.each([
    ["one that works", "ready active 4000 worker no", ""],
    ["one that leaves is drained", "ready active 20 leaving no", "drain"],
    ["one that leaves, and is drained already", "ready drain 20 leaving ours", ""],
    ["one that came back in the middle of leaving", "ready drain 3 worker ours", "activate"],
    ["one that somebody drained by hand", "ready drain 4000 worker no", ""],
    ["one that has left", "down drain 1 leaving ours", "forget"],
    ["one that was cut off a moment ago", "down active 60 worker no", ""],
    ["one that has been cut off for long", "down active 300 worker no", "forget"],
    ["one that somebody drained and that has been off for long", "down drain 4000 worker no", "forget"],
    ["one that a restarted manager has not heard of yet", "unknown active 4000 worker no", ""],
    ["one of another kind, without our label", "ready active 20 none no", ""],
  ])("%s", (_, node, expected) => {
    expect(call("nodes.sh", "decide", ...node.split(" "))).toBe(expected);
  });
});

test("a join token tells its swarm's root certificate", () => {
  const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
  const hash = createHash("sha256").update(certificate).digest("hex");
  const base36 = BigInt(`0x${hash}`).toString(36).padStart(50, "0");
  expect(call("join.sh", "token_ca", `SWMTKN-1-${base36}-0123456789abcdefghijklmno`)).toBe(hash);
});

describe("a backup is due", () => {
  const seconds = (date: string): string => String(Date.parse(date) / 1000);
  // Every day at 03:15.
  test.each([
    ["when there is none", "2026-11-25T12:00:00Z", "0", true],
    ["when the last one was before the last moment", "2026-11-25T03:15:00Z", seconds("2026-11-24T03:15:01Z"), true],
    ["when days were slept through", "2026-11-25T01:00:00Z", seconds("2026-11-20T03:15:01Z"), true],
    ["not before the moment", "2026-11-25T03:14:59Z", seconds("2026-11-24T03:15:01Z"), false],
    ["not twice", "2026-11-25T03:20:00Z", seconds("2026-11-25T03:15:01Z"), false],
    ["not when somebody has just made one", "2026-11-25T12:00:00Z", seconds("2026-11-25T11:59:00Z"), false],
  ])("%s", (_, now, newest, due) => {
    expect(run("backup-due.sh", "is_due", [seconds(now), newest, "86400", "11700"]).status === 0).toBe(due);
  });
});
