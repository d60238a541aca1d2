import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Scripts and units that hosts get unchanged; whatever differs between hosts is in host.env. */
const BOOT_DIRECTORY = join(__dirname, "../../boot");

/** A file that cloud-init writes. */
export interface File {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
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

/** Literally: what looks like Terraform's interpolation in a shell script is the shell's. */
const bootFile = (name: string): string =>
  // In a replacement text "$$" would be one "$": hence the function.
  readFileSync(join(BOOT_DIRECTORY, name), "utf8").replaceAll(/[$%](?=\{)/g, (mark) => `${mark}${mark}`);

export const scriptFiles = (names: readonly string[]): File[] =>
  names.map((name) => file(`/usr/local/sbin/django-swarm-${name}`, bootFile(`${name}.sh`), "0755"));

export const unitFiles = (names: readonly string[]): File[] =>
  names.map((name) => file(`/etc/systemd/system/${name}`, bootFile(name)));

const daemonConfiguration = {
  "log-driver": "json-file",
  "log-opts": { "max-size": "10m", "max-file": "3" },
  // Swarm refuses it.
  "live-restore": false,
};

/** Docker's own configuration; `changes` are a kind of node's. */
export const daemonFile = (changes: object = {}): File =>
  file("/etc/docker/daemon.json", `${JSON.stringify({ ...daemonConfiguration, ...changes })}\n`);

/** One #cloud-config, which is YAML; written as JSON, which is YAML, too, and has no quirks. */
export const cloudConfig = (config: object): string => `#cloud-config\n${JSON.stringify(config, undefined, 1)}\n`;
