import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Engine } from "../docker/docker";
import { CLOUD, inRehearsal, type Layout } from "../layout";
import { commandPath } from "../process/run-command";

/** The program that a shell would run; its bare name when there is none. */
const findOnPath = (program: string): string =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((directory) => join(directory, program))
    .find((path) => existsSync(path)) ?? program;

/** A word of a POSIX shell. */
export const shellWord = (text: string): string =>
  /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** `export` lines that a shell can source. */
export const exportLines = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `export ${name}=${shellWord(value)}\n`)
    .join("");

/**
 * OpenSSH's configuration for the emulated public addresses: a connection begins inside the cloud container, where the
 * Internet gateway is, so it works wherever `docker` does.
 */
export const sshConfig = (engine: Engine, identityFile: string, knownHostsFile: string): string =>
  [
    "Host *",
    `  ProxyCommand ${engine.host ? `env DOCKER_HOST=${engine.host} ` : ""}docker exec -i ${CLOUD} nc %h %p`,
    "  User ec2-user",
    `  IdentityFile ${JSON.stringify(identityFile)}`,
    "  IdentitiesOnly yes",
    `  UserKnownHostsFile ${JSON.stringify(knownHostsFile)}`,
    "  StrictHostKeyChecking accept-new",
    "",
  ].join("\n");

/** Writes `.rehearsal/env`, `ssh_config` and small commands, so that what the script does can be typed by hand. */
export function writeShell(
  layout: Layout,
  engine: Engine,
  variables: Readonly<Record<string, string>>,
  appDirectory: string,
): void {
  const bin = inRehearsal(layout, "bin");
  mkdirSync(bin, { recursive: true });
  const command = (name: string, line: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  command("deployer", `exec node ${shellWord(join(appDirectory, "bin/deployer.js"))} "$@"`);
  const ssh = findOnPath("ssh");
  command("ssh", `exec ${shellWord(ssh)} -F ${shellWord(inRehearsal(layout, "ssh_config"))} "$@"`);
  const identity = inRehearsal(layout, "id_ed25519");
  writeFileSync(inRehearsal(layout, "ssh_config"), sshConfig(engine, identity, inRehearsal(layout, "known_hosts")));
  writeFileSync(
    inRehearsal(layout, "env"),
    `# Source it (. .rehearsal/env): commands typed after that work on the rehearsal.\n${exportLines(variables)}export PATH=${shellWord(commandPath(layout))}:"$PATH"\n`,
  );
}
