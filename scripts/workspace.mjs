// The two commands of a fresh clone: `npm run rehearse` and `npm test` come here. Plain JavaScript without
// dependencies, because nothing is installed yet: it installs the pinned pnpm and the workspace, builds, and hands over.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, ".tools");
const [task, ...args] = process.argv.slice(2);

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
env.PATH = [join(tools, "node_modules/.bin"), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
env.TURBO_TELEMETRY_DISABLED = "1";

function exec(command, commandArgs, { quiet = false } = {}) {
  const { status, signal, error, stdout, stderr } = spawnSync(command, commandArgs, {
    cwd: root,
    env,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    encoding: "utf8",
  });
  if (status === 0) return;
  if (error) console.error(`${command}: ${error.message}`);
  if (quiet) process.stderr.write(`${stdout}${stderr}`);
  process.exit(status ?? (signal === "SIGINT" ? 130 : 1));
}

function timed(what, action) {
  const start = performance.now();
  process.stderr.write(`${what} …`);
  action();
  process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

function installWorkspace() {
  const pnpm = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;
  const manifest = join(tools, "node_modules/pnpm/package.json");
  const installed = existsSync(manifest) && `pnpm@${JSON.parse(readFileSync(manifest, "utf8")).version}`;
  if (installed !== pnpm) {
    const flags = ["--prefix", tools, "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
    timed(`installing ${pnpm}`, () => exec("npm", ["install", ...flags, pnpm], { quiet: true }));
  }
  timed("installing the workspace", () => exec("pnpm", ["install", "--frozen-lockfile"], { quiet: true }));
}

const build = () =>
  timed("building", () => exec("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true }));

const TASKS = {
  install: () => {},
  test: () => exec("turbo", ["run", "test", ...args]),
  "test:actionlint": () => exec("turbo", ["run", "test:actionlint", ...args]),
  "test:checkov": () => exec("turbo", ["run", "test:checkov", ...args]),
  "test:simulation": () => {
    for (const [option, variable] of [
      ["--runs", "SIMULATION_RUNS"],
      ["--seed", "SIMULATION_SEED"],
    ]) {
      const at = args.indexOf(option);
      if (at !== -1) env[variable] = args.splice(at, 2)[1];
    }
    exec("turbo", ["run", "test:simulation", ...args]);
  },
  "test:canary": () => exec("turbo", ["run", "test:e2e", "--", "canary.e2e", ...args]),
  "test:e2e": () => exec("turbo", ["run", "test:e2e", "--", ...args]),
  "test:e2e:long": () => exec("turbo", ["run", "test:e2e:long", "--", ...args]),
  "test:faults": () => exec("turbo", ["run", "test:faults", "--", ...args]),
  bench: () => {
    build();
    exec(process.execPath, [join(root, "bench/run.mjs"), ...args]);
  },
  rehearse: () => {
    build();
    exec(process.execPath, [join(root, "apps/ublog-env/dist/rehearse.js"), ...args]);
  },
};

if (!(task in TASKS)) {
  console.error(`usage: node scripts/workspace.mjs ${Object.keys(TASKS).join("|")} [arguments]`);
  process.exit(2);
}
installWorkspace();
TASKS[task]();
