import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The modules that a script loads of what asks AWS, Terraform Cloud and a swarm. */
function remoteModulesOf(script: string, ...args: readonly string[]): string[] {
  const list = "Object.keys(require.cache).filter((file) => /@aws-sdk|terraform-cloud.dist|dockerode/.test(file))";
  const code = `process.on("exit", () => process.stderr.write(JSON.stringify(${list}))); require(${JSON.stringify(script)});`;
  const child = spawnSync(process.execPath, ["-e", code, "--", "command", ...args], {
    cwd: join(__dirname, ".."),
    encoding: "utf8",
  });
  return JSON.parse(child.stderr);
}

test.each([
  ["deployer --help", "./dist/deployer.js", "--help"],
  ["cdktf, until something fails", "../../packages/infra/dist/cdktf-bin/run.js", ""],
])("%s loads nothing that asks AWS, Terraform Cloud or a swarm", (_name, script, argument) => {
  expect(remoteModulesOf(script, argument)).toEqual([]);
});

test.each([
  ["AWS client", "outputs/s3-output-source.js", "client-s3"],
  ["client of the engine", "swarm/engine.js", "dockerode"],
])("the deployer's %s is found when it is loaded", (_name, file, module) => {
  const loaded = remoteModulesOf(`../../packages/deployer/dist/${file}`);
  expect(loaded.some((one) => one.includes(module))).toBe(true);
});
