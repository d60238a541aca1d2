import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { renderUserData } from "./user-data";

const BOOT = join(__dirname, "../../boot");
const LIMIT_BYTES = 16 * 1024;

const rendered = renderUserData({
  environment: "ublog-staging",
  region: "eu-central-1",
  registry: "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
  efsId: "fs-0123456789abcdef0",
  efsMountOptions: "tls,iam,_netdev",
  postgresVolume: { id: "vol-0123456789abcdef0", serial: "vol0123456789abcdef0" },
  dataRoot: "/data",
  postgresDataRoot: "/data/postgres",
  swarmAddressPool: "10.192.0.0/12",
  swarmSubnetPrefix: 22,
});
/** What the host gets once Terraform has read its own escapes. */
const userData = rendered.replaceAll("$${", "${").replaceAll("%%{", "%{");
const config = parse(userData) as {
  packages: string[];
  write_files: { path: string; permissions: string; content: string }[];
  runcmd: string[];
};
const file = (path: string): string => {
  const found = config.write_files.find((written) => written.path === path);
  if (!found) throw new Error(`no ${path}`);
  return found.content;
};

test("it is one #cloud-config that EC2 takes", () => {
  expect(userData.startsWith("#cloud-config\n")).toBe(true);
  expect(Buffer.byteLength(userData)).toBeLessThan(LIMIT_BYTES);
  expect(config.packages).toEqual(["docker", "amazon-efs-utils", "amazon-ecr-credential-helper"]);
});

test("scripts and units arrive as they are in boot/, whatever Terraform would make of their braces", () => {
  for (const name of readdirSync(BOOT)) {
    const path = name.endsWith(".sh")
      ? `/usr/local/sbin/django-swarm-${name.slice(0, -3)}`
      : `/etc/systemd/system/${name}`;
    expect(file(path)).toBe(readFileSync(join(BOOT, name), "utf8"));
  }
});

test("what differs between hosts is in host.env", () => {
  expect(file("/etc/django-swarm/host.env")).toMatchInlineSnapshot(`
"ENVIRONMENT=ublog-staging
REGION=eu-central-1
REGISTRY=123456789012.dkr.ecr.eu-central-1.amazonaws.com
EFS_ID=fs-0123456789abcdef0
EFS_MOUNT_OPTIONS=tls,iam,_netdev
POSTGRES_VOLUME_ID=vol-0123456789abcdef0
POSTGRES_DEVICE=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0
POSTGRES_LABEL=postgres
DATA_ROOT=/data
POSTGRES_DATA_ROOT=/data/postgres
SWARM_ADDRESS_POOL=10.192.0.0/12
SWARM_SUBNET_PREFIX=22
"
`);
});

test("Docker rotates its logs, stays swarm's, and logs in to ECR by the helper", () => {
  expect(JSON.parse(file("/etc/docker/daemon.json"))).toMatchObject({
    "log-opts": { "max-size": "10m", "max-file": "3" },
    "live-restore": false,
  });
  expect(JSON.parse(file("/etc/django-swarm/docker-config.json"))).toEqual({
    credHelpers: { "123456789012.dkr.ecr.eu-central-1.amazonaws.com": "ecr-login" },
  });
});

test("Docker cannot start without the data unit", () => {
  const unit = file("/etc/systemd/system/django-swarm-data.service");
  expect(unit).toMatch(/^Before=docker\.service$/m);
  expect(unit).toMatch(/^RequiredBy=docker\.service$/m);
  const enabled = config.runcmd.findIndex((command) => command.startsWith("systemctl enable"));
  const started = config.runcmd.findIndex((command) => command.startsWith("systemctl start"));
  expect(config.runcmd[enabled]).toContain("django-swarm-data.service");
  expect(enabled).toBeLessThan(started);
});

const present = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;
const testWith = (command: string) => (process.env["CI"] || present(command) ? test : test.skip);

testWith("cloud-init")(
  "cloud-init accepts it",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "user-data-"));
    try {
      const path = join(folder, "user-data");
      writeFileSync(path, userData);
      const { status, stdout, stderr } = spawnSync("cloud-init", ["schema", "--config-file", path], {
        encoding: "utf8",
      });
      expect({ status, output: `${stdout}${stderr}` }).toMatchObject({ status: 0 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

testWith("shellcheck").each(readdirSync(BOOT).filter((name) => name.endsWith(".sh")))(
  "shellcheck has nothing to say about %s",
  (name) => {
    const { stdout } = spawnSync("shellcheck", [name], { cwd: BOOT, encoding: "utf8" });
    expect(stdout).toBe("");
  },
  60_000,
);
