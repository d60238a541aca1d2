import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import Module from "node:module";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { dependencyClosure } from "./dependency-closure";
import { diagnoseAtExit } from "./diagnose-at-exit";
import { parseArguments } from "./parse-arguments";
import { readDependencies } from "./read-dependencies";

/** The real CLI: a dependency of this package, so that its own bin is linked nowhere else in the workspace. */
const manifestPath = require.resolve("cdktf-cli/package.json");
const cli = join(
  dirname(manifestPath),
  (JSON.parse(readFileSync(manifestPath, "utf8")) as { bin: { cdktf: string } }).bin.cdktf,
);

/** In this process: exit code, terminal, signals and stdin stay the real CLI's own. */
function handOver(args: readonly string[]): void {
  process.argv.splice(1, process.argv.length, cli, ...args);
  // The real CLI looks for its version beside the main module, so it must be one.
  (Module as unknown as { runMain(path: string): void }).runMain(cli);
}

function runToEnd(args: readonly string[], explainFailure?: string): void {
  const { status, signal, error } = spawnSync(process.execPath, [cli, ...args], { stdio: "inherit" });
  if (error) throw error;
  if (status === 0) return;
  if (explainFailure) process.stderr.write(`cdktf: ${explainFailure}\n`);
  process.exit(status ?? 128 + (signal ? constants.signals[signal] : 0));
}

function fail(message: string): never {
  process.stderr.write(`cdktf: ${message}\n`);
  process.exit(2);
}

const text = (value: string | true | undefined): string | undefined => (typeof value === "string" ? value : undefined);

/** `cdktf` of this workspace: deploy and diff take in the stacks that a stack depends on; the rest is the CLI's. */
export function runCdktf(argv: readonly string[]): void {
  const { command, runsTerraform, stacks, flags, options } = parseArguments(argv);
  const asIs = ["--help", "-h", "--version", "--ignore-missing-stack-dependencies"].some((name) => name in options);
  if (!existsSync("cdktf.json")) {
    handOver(argv);
    return;
  }

  const configured = (JSON.parse(readFileSync("cdktf.json", "utf8")) as { output?: string }).output;
  const output =
    text(options["-o"]) ?? text(options["--output"]) ?? process.env["CDKTF_OUTPUT"] ?? configured ?? "cdktf.out";
  if (runsTerraform) {
    diagnoseAtExit({ outdir: resolve(output), asked: stacks, synthesises: !("--skip-synth" in options) });
  }
  if (!command || stacks.length === 0 || asIs) {
    handOver(argv);
    return;
  }
  if (!("--skip-synth" in options)) {
    const app = text(options["-a"]) ?? text(options["--app"]);
    runToEnd(["synth", ...(app ? ["--app", app] : []), "--output", output]);
  }
  const dependencies = readDependencies(output);
  const { order, added, unknown } = dependencyClosure(dependencies, stacks);
  if (unknown.length > 0)
    fail(`no stack matches ${unknown.join(", ")}; there are: ${Object.keys(dependencies).join(", ")}`);
  if (added.length > 0) process.stderr.write(`cdktf: ${stacks.join(", ")} needs ${added.join(", ")}, too\n`);

  const rest = ["--skip-synth", ...flags.filter((flag) => flag !== "--skip-synth")];
  if (command === "deploy") {
    handOver(["deploy", ...order, ...rest]);
    return;
  }
  // The real diff takes one stack at a time.
  for (const name of order) {
    const upstream = dependencies[name] ?? [];
    const unplannable = `${name} reads what ${upstream.join(" and ")} put out: before those are deployed it cannot be planned`;
    runToEnd(["diff", name, ...rest], upstream.length > 0 ? unplannable : undefined);
  }
}
