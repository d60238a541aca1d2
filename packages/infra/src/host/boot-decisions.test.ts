import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Runs one function of a boot script, without the script. */
function call(script: string, name: string, ...args: readonly string[]): string {
  const text = readFileSync(join(__dirname, "../../boot", script), "utf8");
  const body = new RegExp(`^${name}\\(\\) \\{(?:.*\\}$|[^]*?^\\}$)`, "m").exec(text)?.[0];
  const constants = text.match(/^[A-Z_]+=\d+$/gm) ?? [];
  if (!body) throw new Error(`no ${name} in ${script}`);
  const source = `set -euo pipefail\n${constants.join("\n")}\n${body}\n${name} "$@"`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", source, name, ...args], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.trim();
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
