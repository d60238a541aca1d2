import { type BootedInstance, becomesReady, bootInstance, onHardware, says, terminate } from "./boot-instance";
import { eventually } from "./rehearsal";

let booted: BootedInstance | undefined;
const boot = async (...args: Parameters<typeof bootInstance>): Promise<BootedInstance> => {
  booted = await bootInstance(...args);
  return booted;
};
afterEach(async () => {
  if (booted) await terminate(booted);
});

const swarmId = ({ run }: BootedInstance): string => run("docker info -f {{.Swarm.Cluster.ID}}").output.trim();
const fileSystem = ({ run }: BootedInstance): string =>
  run("blkid -p -o value -s LABEL -s UUID $(findmnt -no SOURCE /data/postgres)").output.trim();
/** Of the disk itself, wherever it is plugged in. */
const checksum = ({ volumeId }: BootedInstance): string => onHardware(`sha256sum < /hw/ebs/${volumeId}/disk.img`);

test("a blank device becomes Postgres's; further boots change nothing", async () => {
  const host = await boot(101);
  await becomesReady(host);
  const before = { swarm: swarmId(host), fileSystem: fileSystem(host) };
  expect(before.fileSystem).toContain("postgres");
  expect(host.run("stat -c %a /data/traefik").output.trim()).toBe("700");
  host.run("echo kept > /data/postgres/pgdata/file");

  host.cutPower();
  await says(host, "django-swarm-swarm", "swarm: ready");
  expect({ swarm: swarmId(host), fileSystem: fileSystem(host) }).toEqual(before);
  expect(host.run("cat /data/postgres/pgdata/file").output.trim()).toBe("kept");
  expect(host.run("journalctl -b -o cat -u django-swarm-data").output).not.toContain("making a file system");
  // What a boot does may be done again at any time.
  expect(host.run("django-swarm-data && django-swarm-swarm")).toMatchObject({ status: 0 });
  expect({ swarm: swarmId(host), fileSystem: fileSystem(host) }).toEqual(before);
});

test("a device with data is mounted as it is, even without a byte to spare", async () => {
  const host = await boot(102, {
    prepare: (image) =>
      "d=$(mktemp -d); mkdir $d/pgdata; echo 17 > $d/pgdata/PG_VERSION; " +
      `mkfs.ext4 -q -F -m 0 -L postgres -d $d ${image}; ` +
      // Fills it to the last block, without mounting it.
      `free=$(dumpe2fs -h ${image} 2>/dev/null | sed -n 's/^Free blocks: *//p'); head -c $(((free - 200) * 4096)) /dev/zero > $d/fill; ` +
      `debugfs -w -R "write $d/fill fill" ${image}; rm -r $d`,
  });
  await becomesReady(host);
  expect(host.run("cat /data/postgres/pgdata/PG_VERSION").output.trim()).toBe("17");
  expect(host.run("journalctl -b -o cat -u django-swarm-data").output).not.toContain("making a file system");
});

test.each([
  ["a file system of somebody else's", 103, (image: string) => `mkfs.ext4 -q -F -L holidays ${image}`],
  [
    "bytes that nobody knows",
    104,
    (image: string) => `echo precious | dd of=${image} seek=700 conv=notrunc status=none`,
  ],
  ["a partition table", 105, (image: string) => `echo ',,L' | sfdisk -q ${image}`],
])("%s on the device: no Docker, and not a byte is changed", async (_, address, prepare) => {
  const host = await boot(address, { prepare, attached: false });
  const before = checksum(host);
  await host.attach();
  await says(host, "django-swarm-data", "is neither blank nor ours");
  expect(host.run("systemctl is-active docker").output.trim()).not.toBe("active");
  expect(host.run("findmnt /data/postgres").status).not.toBe(0);
  expect(checksum(host)).toBe(before);
});

test("a file system whose making was cut off is made anew", async () => {
  const host = await boot(106, { prepare: (image) => `mkfs.ext4 -q -F -L postgres-new ${image}` });
  await becomesReady(host);
  expect(fileSystem(host)).toContain("postgres");
  expect(fileSystem(host)).not.toContain("postgres-new");
  expect(host.run("journalctl -b -o cat -u django-swarm-data").output).toContain("an earlier boot was cut off");
});

test("a device that comes after the first boot is waited for", async () => {
  const host = await boot(107, { attached: false });
  await says(host, "django-swarm-data", "waiting for the volume");
  expect(host.run("systemctl is-active docker").output.trim()).toBe("inactive");
  expect(host.run("ls -A /data/postgres").output.trim()).toBe("");
  await host.attach();
  await becomesReady(host);
});

test("a first boot that is cut off in the middle is ended by the next", async () => {
  const host = await boot(108);
  await eventually(() => host.run("test -e /usr/local/sbin/django-swarm-first-boot").status === 0 || undefined);
  expect(host.run("test -e /etc/django-swarm/first-boot-done").status).not.toBe(0);
  host.cutPower();
  await becomesReady(host);
});

test("without AWS and packages for a while, a host is ready once they are back", async () => {
  const host = await boot(109);
  const cloud = "10.20.255.2";
  expect(host.run(`iptables -I OUTPUT -d ${cloud} -j REJECT && mv /opt/archive /opt/away`).status).toBe(0);
  expect(host.run("command -v dockerd").status).not.toBe(0);
  await eventually(
    () => host.run("cat /var/log/cloud-init-output.log").output.includes("packages are missing") || undefined,
    300_000,
  );
  host.run("mv /opt/away /opt/archive");
  await says(host, "django-swarm-data", "cannot be mounted yet");
  expect(host.run("systemctl is-active docker").output.trim()).toBe("inactive");
  host.run(`iptables -D OUTPUT -d ${cloud} -j REJECT`);
  await becomesReady(host);
});
