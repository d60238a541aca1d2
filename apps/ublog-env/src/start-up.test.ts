import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The modules that a script loads of what asks AWS and Terraform Cloud. */
function remoteModulesOf(script: string, ...args: readonly string[]): string[] {
  const list = "Object.keys(require.cache).filter((file) => /@aws-sdk|terraform-cloud.dist/.test(file))";
  const code = `process.on("exit", () => process.stderr.write(JSON.stringify(${list}))); require(${JSON.stringify(script)});`;
  const child = spawnSync(process.execPath, ["-e", code, "--", "command", ...args], {
    cwd: join(__dirname, ".."),
    encoding: "utf8",
    // Nobody is asked: there are no credentials.
    env: { PATH: process.env["PATH"], HOME: "/nowhere", AWS_EC2_METADATA_DISABLED: "true" },
  });
  return JSON.parse(child.stderr.split("\n").at(-1) ?? "");
}

test.each([
  ["deployer --help", "./dist/deployer.js", "--help"],
  ["cdktf, until something fails", "../../packages/infra/dist/cdktf-bin/run.js", ""],
])("%s loads nothing that asks AWS or Terraform Cloud", (_name, script, argument) => {
  expect(remoteModulesOf(script, argument)).toEqual([]);
});

test("what asks AWS is found when it is loaded", () => {
  const loaded = remoteModulesOf("./dist/deployer.js", "outputs", "ublog-staging");
  expect(loaded.some((one) => one.includes("client-s3"))).toBe(true);
});
