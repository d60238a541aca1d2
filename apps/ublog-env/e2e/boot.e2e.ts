import { type BootedInstance, becomesReady, onHardware, says, withInstance } from "./boot-instance";
import { eventually } from "./rehearsal";

// Hosts boot side by side: each is a machine of its own, and most of a boot is waiting.

const swarmId = ({ run }: BootedInstance): string => run("docker info -f {{.Swarm.Cluster.ID}}").output.trim();
const fileSystem = ({ run }: BootedInstance): string =>
  run("blkid -p -o value -s LABEL -s UUID $(findmnt -no SOURCE /data/postgres)").output.trim();
const dataLog = ({ run }: BootedInstance): string => run("journalctl -b -o cat -u django-swarm-data").output;
const dockerState = ({ run }: BootedInstance): string => run("systemctl is-active docker").output.trim();
/** Of the disk itself, wherever it is plugged in. */
const checksum = ({ volumeId }: BootedInstance): string => onHardware(`sha256sum < /hw/ebs/${volumeId}/disk.img`);

test.concurrent("a blank device becomes Postgres's; further boots change nothing", () =>
  withInstance(async (host) => {
    await becomesReady(host);
    const before = { swarm: swarmId(host), fileSystem: fileSystem(host) };
    expect(before.fileSystem).toContain("postgres");
    expect(host.run("stat -c %a /data/traefik").output.trim()).toBe("700");
    host.run("echo kept > /data/postgres/pgdata/file");

    host.cutPower();
    await says(host, "django-swarm-swarm", "swarm: ready");
    expect({ swarm: swarmId(host), fileSystem: fileSystem(host) }).toEqual(before);
    expect(host.run("cat /data/postgres/pgdata/file").output.trim()).toBe("kept");
    expect(dataLog(host)).not.toContain("making a file system");
    // What a boot does may be done again at any time.
    expect(host.run("django-swarm-data && django-swarm-swarm")).toMatchObject({ status: 0 });
    expect({ swarm: swarmId(host), fileSystem: fileSystem(host) }).toEqual(before);
  }));

/** Fills the file system of an image to the last blocks, without mounting it; not with zeros, which take no room. */
const fill = (image: string): string =>
  `free=$(dumpe2fs -h ${image} 2>/dev/null | sed -n 's/^Free blocks: *//p'); ` +
  `yes | head -c $(((free - 300) * 4096)) > $d/fill; debugfs -w -R "write $d/fill fill" ${image}`;

test.concurrent("a device with data is mounted as it is, even without a byte to spare", () =>
  withInstance(
    async (host) => {
      await becomesReady(host);
      expect(host.run("cat /data/postgres/pgdata/PG_VERSION").output.trim()).toBe("17");
      expect(host.run("df --output=pcent /data/postgres").output).toMatch(/(99|100)%/);
      expect(dataLog(host)).not.toContain("making a file system");
    },
    {
      prepare: (image) =>
        "d=$(mktemp -d); mkdir $d/pgdata; echo 17 > $d/pgdata/PG_VERSION; " +
        `mkfs.ext4 -q -F -m 0 -L postgres -d $d ${image}; ${fill(image)}; rm -r $d`,
    },
  ));

test.concurrent.each([
  ["a file system of somebody else's", (image: string) => `mkfs.ext4 -q -F -L holidays ${image}`],
  ["bytes that nobody knows", (image: string) => `echo precious | dd of=${image} seek=700 conv=notrunc status=none`],
  ["a partition table", (image: string) => `echo ',,L' | sfdisk -q ${image}`],
] as const)("%s on the device: no Docker, and not a byte is changed", (_, prepare) =>
  withInstance(
    async (host) => {
      const before = checksum(host);
      await host.attach();
      await says(host, "django-swarm-data", "is neither blank nor ours");
      expect(dockerState(host)).not.toBe("active");
      expect(host.run("findmnt /data/postgres").status).not.toBe(0);
      expect(checksum(host)).toBe(before);
    },
    { prepare, attached: false },
  ),
);

test.concurrent("a file system whose making was cut off is made anew", () =>
  withInstance(
    async (host) => {
      await becomesReady(host);
      expect(fileSystem(host)).toContain("postgres");
      expect(fileSystem(host)).not.toContain("postgres-new");
      expect(dataLog(host)).toContain("an earlier boot was cut off");
    },
    { prepare: (image) => `mkfs.ext4 -q -F -L postgres-new ${image}` },
  ));

test.concurrent("a device that comes after the first boot is waited for", () =>
  withInstance(
    async (host) => {
      await says(host, "django-swarm-data", "waiting for the volume");
      expect(dockerState(host)).toBe("inactive");
      expect(host.run("ls -A /data/postgres").output.trim()).toBe("");
      await host.attach();
      await becomesReady(host);
    },
    { attached: false },
  ));

test.concurrent("a first boot that is cut off in the middle is ended by the next", () =>
  withInstance(async (host) => {
    await eventually(() => host.run("test -e /usr/local/sbin/django-swarm-first-boot").status === 0 || undefined);
    expect(host.run("test -e /etc/django-swarm/first-boot-done").status).not.toBe(0);
    host.cutPower();
    await becomesReady(host);
  }));

test.concurrent("without AWS and packages for a while, a host is ready once they are back", () =>
  withInstance(async (host) => {
    const cloud = "10.20.255.2";
    expect(host.run(`iptables -I OUTPUT -d ${cloud} -j REJECT && mv /opt/archive /opt/away`).status).toBe(0);
    expect(host.run("command -v dockerd").status).not.toBe(0);
    const log = "cat /var/log/cloud-init-output.log";
    await eventually(() => host.run(log).output.includes("packages are missing") || undefined, 300_000);
    host.run("mv /opt/away /opt/archive");
    await says(host, "django-swarm-data", "cannot be mounted yet");
    expect(dockerState(host)).toBe("inactive");
    host.run(`iptables -D OUTPUT -d ${cloud} -j REJECT`);
    await becomesReady(host);
  }));
