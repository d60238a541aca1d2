import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Scripts and units that hosts get unchanged; whatever differs between hosts is in host.env. */
const BOOT_DIRECTORY = join(__dirname, "../../boot");
const BUNDLE = "/etc/django-swarm/boot.json";
/** What scripts read beside their values. */
const SHARE_DIRECTORY = "/usr/local/share/django-swarm";

/** A file on a host. */
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

const bootFile = (name: string, path: string, permissions: string): File =>
  file(path, readFileSync(join(BOOT_DIRECTORY, name), "utf8"), permissions);

const scriptFiles = (names: readonly string[]): File[] =>
  names.map((name) => bootFile(`${name}.sh`, `/usr/local/sbin/django-swarm-${name}`, "0755"));

const unitFiles = (names: readonly string[]): File[] =>
  names.map((name) => bootFile(name, `/etc/systemd/system/${name}`, "0644"));

const sharedFiles = (names: readonly string[]): File[] =>
  names.map((name) => bootFile(name, `${SHARE_DIRECTORY}/${name}`, "0644"));

/**
 * All of them as one packed file, since user data ends at 16 KiB and small files pack badly one by one; and so nothing in
 * a shell script looks to Terraform like its own interpolation.
 */
const bundle = (files: readonly File[]): object => ({
  path: BUNDLE,
  permissions: "0644",
  encoding: "gz+b64",
  content: gzipSync(JSON.stringify(files.map(({ path, permissions, content }) => [path, permissions, content])), {
    level: 9,
  }).toString("base64"),
});

/** Python, because cloud-init is written in it: it is there before anything else is. */
const UNPACK = `import json, os
for path, permissions, content in json.load(open("${BUNDLE}")):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").write(content)
    os.chmod(path, int(permissions, 8))`;

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
  /** Further files of boot/, for scripts to read. */
  readonly shared?: readonly string[];
}

/** One #cloud-config, which is YAML; written as JSON, which is YAML, too, and has no quirks. */
export function cloudConfig({ packages, files, scripts, units, shared = [] }: CloudConfig): string {
  const config = {
    bootcmd: [REPEAT_UNFINISHED_FIRST_BOOT],
    packages,
    write_files: [
      ...files,
      bundle([...scriptFiles(["first-boot", ...scripts]), ...unitFiles(units), ...sharedFiles(shared)]),
    ],
    runcmd: [["python3", "-c", UNPACK], "/usr/local/sbin/django-swarm-first-boot"],
  };
  return `#cloud-config\n${JSON.stringify(config, undefined, 1)}\n`;
}
