#!/usr/bin/env node
// The workspace's `cdktf`, plain JavaScript because a fresh clone has nothing compiled yet: goes to the app that holds
// cdktf.json, builds what is stale, and hands over to src/cdktf-bin.

const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { findApp } = require("./find-app");

const workspace = join(__dirname, "../../..");

/** Turbo builds what changed since the last time, in well under a second when nothing did. */
function build(app) {
  const turbo = join(workspace, "node_modules/.bin/turbo");
  const name = require(join(app, "package.json")).name;
  const PATH = [join(workspace, ".tools/node_modules/.bin"), process.env.PATH].join(":");
  const args = ["run", "build", `--filter=${name}`, "--output-logs=errors-only", "--log-order=grouped"];
  const { status, stdout, stderr, error } = spawnSync(turbo, args, {
    cwd: workspace,
    encoding: "utf8",
    env: { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (status === 0) return;
  const why = error ? `${error.message}\n` : `${stdout}${stderr}`;
  process.stderr.write(
    `${why}cdktf: the app could not be built; run \`node scripts/workspace.mjs install\` at the root, then try again\n`,
  );
  process.exit(status ?? 1);
}

const { app, problem } = findApp(process.cwd(), workspace);
if (problem) {
  process.stderr.write(`cdktf: ${problem}\n`);
  process.exit(2);
}
process.chdir(app);
if (app.startsWith(join(workspace, "apps"))) build(app);
require("../dist/cdktf-bin/run").runCdktf(process.argv.slice(2));
