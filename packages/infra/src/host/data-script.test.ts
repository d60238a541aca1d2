import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = readFileSync(join(__dirname, "../../boot/data.sh"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "data-script-"));
afterAll(() => rmSync(folder, { recursive: true }));
const [root, bin, log] = ["data", "bin", "log"].map((name) => join(folder, name)) as [string, string, string];

/** Programs that need a real EFS or device: they only say how they were called. */
const STAND_INS: Readonly<Record<string, string>> = {
  mountpoint: "exit 1",
  mount: "exit 0",
  chattr: "exit 0",
  blkid: "exit 2",
  "mkfs.ext4": "exit 1",
  e2fsck: "exit 1",
  resize2fs: "exit 1",
};

/** Runs the boot script as a host without a volume does. */
function boot(): { status: number | null; output: string; calls: string[] } {
  mkdirSync(bin, { recursive: true });
  for (const [name, body] of Object.entries(STAND_INS)) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho ${name} "$@" >> ${log}\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  writeFileSync(log, "");
  const environment = join(folder, "host.env");
  writeFileSync(
    environment,
    `EFS_ID=fs-1\nEFS_MOUNT_OPTIONS=tls,iam,_netdev\nDATA_ROOT=${root}\nPOSTGRES_DATA_ROOT=${root}/postgres\n`,
  );
  const { status, stdout, stderr } = spawnSync("bash", {
    input: script.replaceAll("/etc/django-swarm/host.env", environment),
    encoding: "utf8",
    env: { PATH: `${bin}:${process.env["PATH"]}` },
  });
  return { status, output: `${stdout}${stderr}`, calls: readFileSync(log, "utf8").trim().split("\n") };
}

test("Postgres on EFS: its folder is one of the file system's, and no device is looked for", () => {
  const { status, output, calls } = boot();
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(calls.filter((call) => !call.startsWith("mountpoint") && !call.startsWith("chattr"))).toEqual([
    `mount -t efs -o tls,iam,_netdev fs-1:/ ${root}`,
  ]);
  expect(readdirSync(join(root, "postgres"))).toEqual(["pgdata"]);
});

test("the folder is left to the image, which makes it its user's: a second boot changes neither owner nor mode", () => {
  boot();
  const pgdata = join(root, "postgres/pgdata");
  chmodSync(pgdata, 0o700);
  writeFileSync(join(pgdata, "PG_VERSION"), "17\n");
  const before = statSync(pgdata);
  expect(boot().status).toBe(0);
  const after = statSync(pgdata);
  expect({ mode: after.mode, uid: after.uid, gid: after.gid }).toEqual({
    mode: before.mode,
    uid: before.uid,
    gid: before.gid,
  });
  expect(readdirSync(pgdata)).toEqual(["PG_VERSION"]);
});
