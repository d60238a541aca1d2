import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { testWith } from "@django-swarm/environment/testing";
import { readUserData } from "../testing/read-user-data";
import { type HostValues, renderUserData } from "./user-data";
import { renderWorkerUserData } from "./worker-user-data";

const BOOT = join(__dirname, "../../boot");
const LIMIT_BYTES = 16 * 1024;
const JOIN_TOKEN = "/ublog-staging/swarm/worker-join-token";

const values: HostValues = {
  environment: "ublog-staging",
  region: "eu-central-1",
  registry: "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
  backupsBucket: "ublog-staging-backups-123456789012",
  efsId: "fs-0123456789abcdef0",
  efsMountOptions: "tls,iam,_netdev",
  postgresVolume: { id: "vol-0123456789abcdef0", serial: "vol0123456789abcdef0" },
  dataRoot: "/data",
  postgresDataRoot: "/data/postgres",
  swarmAddressPool: "10.192.0.0/12",
  swarmSubnetPrefix: 22,
  joinTokenParameter: JOIN_TOKEN,
  sendsMetrics: true,
};
const manager = readUserData(renderUserData(values));
const worker = readUserData(
  renderWorkerUserData({
    region: "eu-central-1",
    efsId: "fs-0123456789abcdef0",
    efsMountOptions: "tls,iam,_netdev",
    dataRoot: "/data",
    managerAddress: "10.20.0.10",
    joinTokenParameter: JOIN_TOKEN,
  }),
);
const HOSTS = { manager, worker };
const hosts = Object.entries(HOSTS);

test.each(hosts)("the %s's is one #cloud-config that EC2 takes", (_, { text }) => {
  expect(text.startsWith("#cloud-config\n")).toBe(true);
  expect(Buffer.byteLength(text)).toBeLessThan(LIMIT_BYTES);
});

test("a worker needs no registry's login: the swarm brings it with each task", () => {
  expect(manager.packages).toEqual(["docker", "amazon-efs-utils", "amazon-ecr-credential-helper"]);
  expect(worker.packages).toEqual(["docker", "amazon-efs-utils"]);
});

const placeOf = (name: string): string => {
  if (name.endsWith(".sh")) return `/usr/local/sbin/django-swarm-${name.slice(0, -3)}`;
  return name.endsWith(".sql") ? `/usr/local/share/django-swarm/${name}` : `/etc/systemd/system/${name}`;
};

test.each(readdirSync(BOOT))("%s arrives as it is", (name) => {
  const path = placeOf(name);
  const having = hosts.filter(([, { paths }]) => paths.includes(path));
  expect(having.length).toBeGreaterThan(0);
  for (const [, { file }] of having) expect(file(path)).toBe(readFileSync(join(BOOT, name), "utf8"));
});

test.each(hosts)("every command that a script of the %s calls is there", (_, host) => {
  const scripts = host.paths.filter((path) => path.includes("/sbin/django-swarm-")).map(host.file);
  const called = scripts.flatMap((text) => [...text.matchAll(/(?:^|\$\(|[;&|!]) *(django-swarm-[a-z-]+)/gm)]);
  for (const [, name] of called) expect(host.paths).toContain(`/usr/local/sbin/${name}`);
});

test("what differs between hosts is in host.env", () => {
  expect(manager.file("/etc/django-swarm/host.env")).toMatchInlineSnapshot(`
"ENVIRONMENT=ublog-staging
REGION=eu-central-1
REGISTRY=123456789012.dkr.ecr.eu-central-1.amazonaws.com
BACKUPS_BUCKET=ublog-staging-backups-123456789012
EFS_ID=fs-0123456789abcdef0
EFS_MOUNT_OPTIONS=tls,iam,_netdev
POSTGRES_VOLUME_ID=vol-0123456789abcdef0
POSTGRES_DEVICE=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0
POSTGRES_LABEL=postgres
DATA_ROOT=/data
POSTGRES_DATA_ROOT=/data/postgres
SWARM_ADDRESS_POOL=10.192.0.0/12
SWARM_SUBNET_PREFIX=22
JOIN_TOKEN_PARAMETER=/ublog-staging/swarm/worker-join-token
"
`);
  expect(worker.file("/etc/django-swarm/host.env")).toMatchInlineSnapshot(`
"REGION=eu-central-1
EFS_ID=fs-0123456789abcdef0
EFS_MOUNT_OPTIONS=tls,iam,_netdev
DATA_ROOT=/data
MANAGER_ADDRESS=10.20.0.10
JOIN_TOKEN_PARAMETER=/ublog-staging/swarm/worker-join-token
"
`);
});

test("the manager's Docker rotates its logs, stays swarm's, and logs in to ECR by the helper", () => {
  expect(JSON.parse(manager.file("/etc/docker/daemon.json"))).toEqual({
    "log-driver": "json-file",
    "log-opts": { "max-size": "10m", "max-file": "3" },
    "live-restore": false,
  });
  expect(JSON.parse(manager.file("/etc/django-swarm/docker-config.json"))).toEqual({
    credHelpers: { "123456789012.dkr.ecr.eu-central-1.amazonaws.com": "ecr-login" },
  });
});

test("a worker's Docker is the same, and carries the worker's label", () => {
  expect(JSON.parse(worker.file("/etc/docker/daemon.json"))).toEqual({
    ...JSON.parse(manager.file("/etc/docker/daemon.json")),
    labels: ["django-swarm.node=worker"],
  });
});

test.each(hosts)("the %s's Docker cannot start without the data unit", (_, { file }) => {
  const unit = file("/etc/systemd/system/django-swarm-data.service");
  expect(unit).toMatch(/^Before=docker\.service$/m);
  expect(unit).toMatch(/^RequiredBy=docker\.service$/m);
});

test.each(hosts)("a first boot of the %s ends once its units are enabled, and only then starts them", (_, host) => {
  expect(host.runcmd.at(-1)).toBe("/usr/local/sbin/django-swarm-first-boot");
  const script = host.file("/usr/local/sbin/django-swarm-first-boot");
  const steps = ["systemctl enable", "touch /etc/django-swarm/first-boot-done", "systemctl start"];
  const at = steps.map((step) => script.indexOf(step));
  expect(at).not.toContain(-1);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(host.bootcmd.join("\n")).toContain("test -e /etc/django-swarm/first-boot-done ||");
});

test("what is packed is put in its place by the host's own Python, programs as such", () => {
  const folder = mkdtempSync(join(tmpdir(), "boot-"));
  try {
    const { write_files: files, runcmd } = JSON.parse(manager.text.slice("#cloud-config".length));
    const packed = files.find(({ encoding }: { encoding?: string }) => encoding !== undefined);
    const there = (text: string): string => text.replaceAll(/"\/(etc|usr)\//g, `"${folder}/$1/`);
    mkdirSync(join(folder, "etc/django-swarm"), { recursive: true });
    writeFileSync(
      join(folder, "etc/django-swarm/boot.json"),
      there(gunzipSync(Buffer.from(packed.content, "base64")).toString()),
    );
    const { status, stderr } = spawnSync("python3", ["-c", there(runcmd[0][2])], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const script = join(folder, "usr/local/sbin/django-swarm-metadata");
    expect(readFileSync(script, "utf8")).toBe(readFileSync(join(BOOT, "metadata.sh"), "utf8"));
    expect(statSync(script).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, "etc/systemd/system/django-swarm-data.service")).mode & 0o777).toBe(0o644);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a service that a timer starts is not started at boot", () => {
  const services = manager.paths.filter((path) => manager.paths.includes(path.replace(/\.service$/, ".timer")));
  const timed = services.filter((path) => path.endsWith(".service"));
  expect(timed).toHaveLength(3);
  for (const path of timed) expect(manager.file(path)).not.toContain("[Install]");
});

test("without alarms nothing is sent", () => {
  const { paths } = readUserData(renderUserData({ ...values, sendsMetrics: false }));
  expect(paths.filter((path) => path.includes("metrics"))).toEqual([]);
});

test("without a volume host.env has no device to wait for", () => {
  const { postgresVolume: _, ...without } = values;
  expect(readUserData(renderUserData(without)).file("/etc/django-swarm/host.env")).not.toMatch(/VOLUME|DEVICE|LABEL/);
});

test("a worker ends joining before it leaves, and leaves before Docker ends", () => {
  expect(worker.file("/etc/systemd/system/django-swarm-join.service")).toMatch(
    /^After=.*\bdjango-swarm-leave\.service$/m,
  );
  expect(worker.file("/etc/systemd/system/django-swarm-leave.service")).toMatch(/^After=docker\.service$/m);
});

testWith("cloud-init").each(hosts)(
  "cloud-init accepts the %s's",
  (_, { text }) => {
    const folder = mkdtempSync(join(tmpdir(), "user-data-"));
    try {
      const path = join(folder, "user-data");
      writeFileSync(path, text);
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
