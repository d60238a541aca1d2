import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { temporaryDirectory } from "../testing/temporary-directory";

const directory = temporaryDirectory();
const source = readFileSync(join(__dirname, "../../container/with-secrets.sh"), "utf8");
const PRINT = "process.stdout.write(JSON.stringify(process.env))";
let runs = 0;

/** Runs the script as a container would, with these secrets, and returns the environment that its command sees. */
function environmentWith(secrets: Readonly<Record<string, string>>): Record<string, string | undefined> {
  runs += 1;
  const root = join(directory, String(runs));
  mkdirSync(root);
  for (const [name, value] of Object.entries(secrets)) writeFileSync(join(root, name), value);
  const script = join(directory, `with-secrets-${runs}`);
  writeFileSync(script, source.replace("/run/secrets", root));
  const { stdout, stderr, status } = spawnSync("/bin/sh", [script, process.execPath, "-e", PRINT], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

test.each([
  ["a plain one", "hunter2", "hunter2"],
  ["what a shell would read", "$HOME `id` \"x\" 'y' \\n *", "$HOME `id` \"x\" 'y' \\n *"],
  ["several lines", "one\ntwo\n\nthree", "one\ntwo\n\nthree"],
  ["newlines at the end, dropped as by *_FILE of the official images", "one\n\n", "one"],
  ["spaces at both ends", "  x  ", "  x  "],
  ["none", "", ""],
])("a secret's value: %s", (_, content, expected) => {
  expect(environmentWith({ SECRET_KEY: content })["SECRET_KEY"]).toBe(expected);
});

test("any value arrives as it is, but for newlines at its end", () => {
  const value = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(value, (text) => environmentWith({ A: text })["A"] === text.replace(/\n+$/, "")),
    { numRuns: 20 },
  );
});

test("files that are no variable's name are left alone", () => {
  const environment = environmentWith({ "tls.pem": "x", "1ST": "x", GOOD_1: "x" });
  expect(Object.keys(environment).filter((name) => environment[name] === "x")).toEqual(["GOOD_1"]);
});

test("the command's arguments and its exit status are its own", () => {
  const script = join(__dirname, "../../container/with-secrets.sh");
  const { stdout, status } = spawnSync(
    "/bin/sh",
    [script, "/bin/sh", "-c", 'printf "%s|" "$@"; exit 7', "-", "a b", "*"],
    {
      encoding: "utf8",
    },
  );
  expect({ stdout, status }).toEqual({ stdout: "a b|*|", status: 7 });
});
