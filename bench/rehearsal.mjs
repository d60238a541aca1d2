import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inWorkspace } from "./workspace.mjs";

/** This checkout's rehearsal, or another's: `. .rehearsal/env` says which. */
const directory = process.env.DJANGO_SWARM_REHEARSAL || inWorkspace(".rehearsal");
const summaryFile = join(directory, "summary.json");

/** The environment that it rehearses. */
export const ENVIRONMENT = "ublog-rehearsal";

/** What to say when none runs. */
export const needsRehearsal = existsSync(summaryFile) ? undefined : "a running rehearsal: `npm run rehearse`";

/** A command line as somebody types it after `. .rehearsal/env`, as a command and its arguments. */
export const commandOnRehearsal = (line) => ["/bin/sh", "-c", `. "$0/env" && ${line}`, directory];

/** Who to log in as, and where: the manager of the rehearsal. */
export const managerLogin = () => `ec2-user@${JSON.parse(readFileSync(summaryFile, "utf8")).ssh.hosts[0]}`;

/**
 * Runs a command on the manager, over one SSH connection.
 *
 * @param {string | Buffer} input its stdin
 * @returns what it prints
 */
export function onHost(command, input = "") {
  const [shell, ...args] = commandOnRehearsal('exec ssh "$1" "$2"');
  const { status, stdout, stderr } = spawnSync(shell, [...args, managerLogin(), command], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} on the host ended with ${status}\n${stderr}`);
  return stdout;
}

/**
 * Runs the deployer on the rehearsal's environment.
 *
 * @returns {Promise<{ code: number, seconds: number, events: { event: string, id?: string, atMs: number }[] }>} its
 *   events, each with when it came
 */
export function runDeployer(words) {
  const startMs = performance.now();
  const [shell, ...args] = commandOnRehearsal(`exec deployer ${words} --json`);
  const deployer = spawn(shell, args, { cwd: inWorkspace("."), stdio: ["ignore", "pipe", "inherit"] });
  const events = [];
  let rest = "";
  deployer.stdout.setEncoding("utf8").on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) events.push({ ...JSON.parse(line), atMs: performance.now() });
  });
  return new Promise((resolve) =>
    deployer.on("close", (code) => resolve({ code, seconds: (performance.now() - startMs) / 1000, events })),
  );
}

/** As {@link runDeployer}; fails when it does not succeed. */
export async function deployer(words) {
  const run = await runDeployer(words);
  if (run.code === 0) return run;
  throw new Error(`deployer ${words} ended with ${run.code}\n${JSON.stringify(run.events.at(-1), undefined, 2)}`);
}

/** Pushes a version of μblog, changed by shell commands in its folder. @returns its tag. */
export const publish = (version, changes = []) => {
  const inApp = createRequire(inWorkspace("apps/ublog-env/package.json"));
  return inApp("@django-swarm/rehearsal").publishVersion(
    inApp("./dist/rehearsal-options.js").rehearsalOptions,
    version,
    changes,
  );
};
