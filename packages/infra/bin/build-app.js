const { spawnSync } = require("node:child_process");
const { existsSync, readdirSync, statSync, utimesSync } = require("node:fs");
const { join } = require("node:path");

const workspace = join(__dirname, "../../..");

/** What is compiled, or read at run time, beside the compiled files. */
const SOURCES = ["src", "boot", "container"];

const newest = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .map((entry) => {
          const path = join(folder, entry.name);
          return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
        })
        .reduce((a, b) => Math.max(a, b), 0)
    : 0;

/** The compiler writes all of its files, those at the top among them: every command waits for a look at more. */
const builtAt = (folder) => {
  const dist = join(folder, "dist");
  if (!existsSync(dist)) return 0;
  return Math.max(
    ...[dist, ...readdirSync(dist).map((name) => join(dist, name))].map((path) => statSync(path).mtimeMs),
  );
};

const isStale = (folder) => SOURCES.some((source) => newest(join(folder, source)) > builtAt(folder));

/**
 * Builds an app of the workspace, with the packages below it, when a source is newer than what was built: so that what
 * somebody types right after a clone or an edit is what runs. Prints and ends the process when that fails.
 *
 * @param {string} app absolute path
 * @param {string} command what to call ourselves in a message
 */
exports.buildApp = (app, command) => {
  const packages = join(workspace, "packages");
  const folders = [app, ...readdirSync(packages).map((name) => join(packages, name))];
  const stale = folders.filter(isStale);
  if (stale.length === 0) return;
  const name = require(join(app, "package.json")).name;
  const PATH = [join(workspace, ".tools/node_modules/.bin"), process.env.PATH].join(":");
  const args = ["run", "build", `--filter=${name}`, "--output-logs=errors-only", "--log-order=grouped"];
  const { status, stdout, stderr, error } = spawnSync(join(workspace, "node_modules/.bin/turbo"), args, {
    cwd: workspace,
    encoding: "utf8",
    env: { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (status === 0) {
    // Turbo leaves files alone that are what they would become: say that they were looked at.
    for (const folder of stale) utimesSync(join(folder, "dist"), new Date(), new Date());
    return;
  }
  const why = error ? `${error.message}\n` : `${stdout}${stderr}`;
  const next = "run `node scripts/workspace.mjs install` at the root, mend what is named above, then try again";
  process.stderr.write(`${why}${command}: the app could not be built; ${next}\n`);
  process.exit(2);
};
