import { preflightProblems } from "./preflight";

const ready = { missing: [], freeGiB: 100, nodeVersion: "20.20.2" };
const terraform = { names: ["terraform"], versionArgument: "version", fix: "install Terraform ≥ 1.10" };
const ssh = { names: ["ssh"], versionArgument: "-V", fix: "install the OpenSSH client" };

test.each([
  ["a machine that is ready", ready, []],
  ["a missing tool", { ...ready, missing: [terraform] }, ["terraform is not installed: install Terraform ≥ 1.10"]],
  [
    "a disk that is nearly full",
    { ...ready, freeGiB: 7.94 },
    ["only 7.9 GiB are free on the disk: make room for 8 GiB"],
  ],
  ["an old Node.js", { ...ready, nodeVersion: "20.18.3" }, ["Node.js 20.18.3 is too old: install 20.19 or newer"]],
  ["a newer Node.js", { ...ready, nodeVersion: "22.0.0" }, []],
  [
    "everything at once",
    { missing: [terraform, ssh], freeGiB: 0, nodeVersion: "18.0.0" },
    [
      "terraform is not installed: install Terraform ≥ 1.10",
      "ssh is not installed: install the OpenSSH client",
      "only 0.0 GiB are free on the disk: make room for 8 GiB",
      "Node.js 18.0.0 is too old: install 20.19 or newer",
    ],
  ],
])("%s", (_, findings, expected) => {
  expect(preflightProblems(findings)).toEqual(expected);
});
