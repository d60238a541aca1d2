import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { environments } from "./environments";

const APP = join(__dirname, "..");
const run = (program: readonly string[], ...words: readonly string[]) =>
  spawnSync(process.execPath, [...program, ...words], { cwd: APP, encoding: "utf8" });
const ours = ["dist/stack-renderer.js"];

test.each(environments.filter(({ name }) => name !== "ublog-rehearsal").map(({ name }) => name))(
  "%s is printed whole",
  (name) => {
    const { status, stdout, stderr } = run(ours, "render", name);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^version: "3\.12"\nservices:\n[\s\S]*\nsecrets:\n[\s\S]*\n$/);
  },
);

/** An app of one file in plain JavaScript, as its author might break it. */
const broken = (environment: string): readonly string[] => [
  "-e",
  `
    const { defineEnvironment } = require("@django-swarm/environment");
    const { ublog } = require("./dist/environments/ublog.js");
    require("@django-swarm/stack-renderer").runStackRenderer({
      environments: async () => [${environment}],
      argv: ["render"],
    });
  `,
];

test.each([
  ["a definition that is refused when the app is loaded", "defineEnvironment({ ...ublog, name: 'Ublog', domain: 1 })"],
  ["a value that was never defined", "{ ...ublog, name: 'Ublog', domain: 1 }"],
])("%s: every problem, no stack trace, exit code 2, nothing on stdout", (_, environment) => {
  const { status, stdout, stderr } = run(broken(environment));
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/name: lower-case words/);
  expect(stderr).toMatch(/domain: /);
  expect(stderr).not.toMatch(/^\s+at /m);
});
