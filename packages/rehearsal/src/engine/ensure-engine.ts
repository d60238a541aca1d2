import { existsSync } from "node:fs";
import { ConfigError } from "@django-swarm/environment";
import { type Engine, tryDocker } from "../docker/docker";
import type { Layout } from "../layout";
import { run, runUnchecked } from "../process/run";
import { foreignRehearsal, otherRehearsal } from "./other-rehearsal";
import { privateEngineHost, startPrivateEngine } from "./private-engine";
import { RUNTIME_PARENT } from "./runtime-directory";

const answers = async (engine: Engine): Promise<boolean> => (await tryDocker(engine, ["info"])).exitCode === 0;

/** The engine that a rehearsal of this checkout uses, if one answers now. */
export async function findEngine(layout: Layout): Promise<Engine | undefined> {
  const own = { host: privateEngineHost(layout) };
  if (await answers(own)) return own;
  const users = { host: process.env["DOCKER_HOST"] ?? (await contextHost()) };
  return (await answers(users)) ? users : undefined;
}

/** The address behind the user's Docker context: the rehearsal's commands run with a configuration of its own. */
async function contextHost(): Promise<string | undefined> {
  const { exitCode, stdout } = await runUnchecked("docker", [
    "context",
    "inspect",
    "--format",
    "{{.Endpoints.docker.Host}}",
  ]);
  return (exitCode === 0 && stdout.trim()) || undefined;
}

/** Whether this machine lets us install Debian's docker.io. */
const canInstall = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/**
 * An engine that answers: the user's; else one of our own where that can be installed and started.
 *
 * @throws ConfigError that says what to start, or whose rehearsal to take down.
 */
export async function ensureEngine(layout: Layout, note: (text: string) => void): Promise<Engine> {
  const other = otherRehearsal(layout.root, RUNTIME_PARENT);
  if (other) throw foreignRehearsal(other);
  const found = await findEngine(layout);
  if (found) return found;
  if (!canInstall()) {
    throw new ConfigError("No Docker Engine answers.", {
      code: "engine/none",
      hint: "Start Docker (Docker Desktop, or `sudo systemctl start docker`), or name one with DOCKER_HOST; then run `npm run rehearse` again.",
    });
  }
  if ((await runUnchecked("dockerd", ["--version"])).exitCode !== 0) {
    note("no Docker Engine here: installing Debian's docker.io");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env });
    await run(
      "apt-get",
      ["install", "-q", "-y", "--no-install-recommends", "docker.io", "iptables", "ca-certificates"],
      { env },
    );
    const started = await findEngine(layout);
    if (started) return started;
  }
  note("no Docker Engine answers: starting one of the rehearsal's own (ends with --down)");
  await startPrivateEngine(layout);
  return { host: privateEngineHost(layout) };
}
