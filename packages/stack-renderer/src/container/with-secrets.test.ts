import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { variablesWith } from "../testing/run-with-secrets";
import { temporaryDirectory } from "../testing/temporary-directory";

const directory = temporaryDirectory();
const environmentWith = (secrets: Readonly<Record<string, string>>) => variablesWith({ directory, secrets });

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
