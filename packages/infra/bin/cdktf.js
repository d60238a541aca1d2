#!/usr/bin/env node
// The workspace's `cdktf`, plain JavaScript because a fresh clone has nothing compiled yet: goes to the app that holds
// cdktf.json, builds what is stale, and hands over to src/cdktf-bin.

const { join } = require("node:path");
const { buildApp } = require("./build-app");
const { findApp } = require("./find-app");

const workspace = join(__dirname, "../../..");

const { app, problem } = findApp(process.cwd(), workspace);
if (problem) {
  process.stderr.write(`cdktf: ${problem}\n`);
  process.exit(2);
}
process.chdir(app);
if (app.startsWith(join(workspace, "apps"))) buildApp(app, "cdktf");
require("../dist/cdktf-bin/run").runCdktf(process.argv.slice(2));
