import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Scripts and units that hosts get unchanged; whatever differs between hosts is in host.env. */
const BOOT_DIRECTORY = join(__dirname, "../../boot");

/** A file that cloud-init writes. */
export interface File {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
  readonly encoding?: "gz+b64";
}

export const file = (path: string, content: string, permissions = "0644"): File => ({ path, permissions, content });

/** The file of values that scripts and units read. */
export const environmentFile = (values: Readonly<Record<string, string | number>>): File =>
  file(
    "/etc/django-swarm/host.env",
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );

/** Packed: user data ends at 16 KiB; and so nothing in a shell script looks to Terraform like its own interpolation. */
const bootFile = (name: string, path: string, permissions: string): File => ({
  ...file(path, gzipSync(readFileSync(join(BOOT_DIRECTORY, name)), { level: 9 }).toString("base64"), permissions),
  encoding: "gz+b64",
});

const scriptFiles = (names: readonly string[]): File[] =>
  names.map((name) => bootFile(`${name}.sh`, `/usr/local/sbin/django-swarm-${name}`, "0755"));

const unitFiles = (names: readonly string[]): File[] =>
  names.map((name) => bootFile(name, `/etc/systemd/system/${name}`, "0644"));

const daemonConfiguration = {
  "log-driver": "json-file",
  "log-opts": { "max-size": "10m", "max-file": "3" },
  // Swarm refuses it.
  "live-restore": false,
};

/** Docker's own configuration; `changes` are a kind of node's. */
export const daemonFile = (changes: object = {}): File =>
  file("/etc/docker/daemon.json", `${JSON.stringify({ ...daemonConfiguration, ...changes })}\n`);

/**
 * cloud-init takes for done what it has begun: after a power cut in the middle of a first boot it would never end it.
 * So until the first boot has come to its end, every boot is one; but the host's SSH keys are made once.
 */
const REPEAT_UNFINISHED_FIRST_BOOT =
  "test -e /etc/django-swarm/first-boot-done || " +
  "find /var/lib/cloud/instance/sem/ -name 'config_*' ! -name config_ssh -delete || true";

export interface CloudConfig {
  readonly packages: readonly string[];
  readonly files: readonly File[];
  /** Of boot/, without `django-swarm-` and `.sh`. */
  readonly scripts: readonly string[];
  readonly units: readonly string[];
}

/** One #cloud-config, which is YAML; written as JSON, which is YAML, too, and has no quirks. */
export function cloudConfig({ packages, files, scripts, units }: CloudConfig): string {
  const config = {
    bootcmd: [REPEAT_UNFINISHED_FIRST_BOOT],
    packages,
    write_files: [...files, ...scriptFiles(["first-boot", ...scripts]), ...unitFiles(units)],
    runcmd: ["/usr/local/sbin/django-swarm-first-boot"],
  };
  return `#cloud-config\n${JSON.stringify(config, undefined, 1)}\n`;
}
