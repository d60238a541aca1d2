import { spawnSync } from "node:child_process";
import { parseHostFacts, readHostFacts } from "./host-facts";

const PRINTED = `== df
Filesystem     1024-blocks     Used Available Capacity Mounted on
/dev/nvme0n1p1    20959212  5242880  15716332      26% /
127.0.0.1:/     9007199254739968 1048576 9007199253691392 1% /data
/dev/nvme1n1      10218772   204800   9473236       3% /data/postgres
== meminfo
MemTotal:        1926852 kB
MemAvailable:     963426 kB
== loadavg
0.08 0.12 0.09 1/312 4711
== cpus
2
== clock
1767225600.500000000
== uptime
86400.25 170000.00
== unit django-swarm-data.service
active
== unit django-swarm-swarm.service
failed
== unit docker.service
active
== dumps
1048576 1767139200.5000000000
`;

test("what a host prints is taken apart", () => {
  expect(parseHostFacts(PRINTED)).toEqual({
    disks: [
      { mountPoint: "/", sizeGiB: 20, freeGiB: 15, usedPercent: 26 },
      { mountPoint: "/data", sizeGiB: 8589934592, freeGiB: 8589934591, usedPercent: 1 },
      { mountPoint: "/data/postgres", sizeGiB: 9.7, freeGiB: 9, usedPercent: 3 },
    ],
    memoryMiB: { total: 1882, available: 941 },
    load: 0.12,
    cpus: 2,
    clockMs: 1767225600500,
    uptimeSeconds: 86400.25,
    units: {
      "django-swarm-data.service": "active",
      "django-swarm-swarm.service": "failed",
      "docker.service": "active",
    },
    dumps: [{ bytes: 1048576, madeMs: 1767139200500 }],
  });
});

test("a unit that nobody asked about is empty", () => {
  const { units } = parseHostFacts(PRINTED.replace(/== unit [\s\S]*/, ""));
  expect(units["docker.service"]).toBe("");
});

test("the script prints what is taken apart, on a real system", async () => {
  const exec = async (command: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(command[0] as string, command.slice(1), { encoding: "utf8" });
    return { code: status ?? 255, stdout, stderr };
  };
  const facts = await readHostFacts({ exec } as never, ["/"]);
  expect(facts.disks.map(({ mountPoint }) => mountPoint)).toEqual(["/"]);
  expect(facts.memoryMiB.available).toBeGreaterThan(0);
  expect(facts.cpus).toBeGreaterThan(0);
  expect(Math.abs(facts.clockMs - Date.now())).toBeLessThan(60_000);
});
