import type { HostFacts } from "../host/host-facts";
import { judgeHost } from "./judge-host";

const NOW = 1_767_225_600_000;
const MOUNTS = ["/", "/data", "/data/postgres"];
const healthy: HostFacts = {
  disks: MOUNTS.map((mountPoint) => ({ mountPoint, sizeGiB: 20, freeGiB: 15, usedPercent: 25 })),
  memoryMiB: { total: 2000, available: 900 },
  load: 0.5,
  cpus: 2,
  clockMs: NOW,
  uptimeSeconds: 1000,
  units: { "docker.service": "active", "django-swarm-data.service": "active" },
  dumps: [{ bytes: 2 ** 30, madeMs: NOW - 5 * 86_400_000 }],
};
const full = (usedPercent: number): Partial<HostFacts> => ({
  disks: healthy.disks.map((disk) => ({ ...disk, ...(disk.mountPoint === "/" ? { usedPercent, freeGiB: 1.5 } : {}) })),
});

test.each<[string, Partial<HostFacts>, string | undefined, RegExp]>([
  ["all is well", {}, undefined, /./],
  ["a disk at 79 %", full(79), undefined, /./],
  ["a disk at 80 %", full(80), "warning", /disk of \/ is 80 % full/],
  ["a disk at 90 %", full(90), "error", /disk of \/ is 90 % full/],
  ["little memory", { memoryMiB: { total: 2000, available: 150 } }, "warning", /150 of 2000 MiB/],
  ["hardly any memory", { memoryMiB: { total: 2000, available: 50 } }, "error", /50 of 2000 MiB/],
  ["a clock that is a little off", { clockMs: NOW - 31_000 }, "warning", /31 seconds apart/],
  ["a clock that is far off", { clockMs: NOW + 300_000 }, "error", /300 seconds apart/],
  ["load", { load: 8.1 }, "warning", /8.1 processes/],
  ["a unit that failed", { units: { "docker.service": "failed" } }, "error", /docker.service is failed/],
  [
    "a volume that is not mounted",
    { disks: healthy.disks.slice(0, 2) },
    "error",
    /nothing is mounted on \/data\/postgres/,
  ],
  [
    "a dump that nobody needs any more",
    { dumps: [...healthy.dumps, { bytes: 3 * 2 ** 29, madeMs: NOW - 31 * 86_400_000 }] },
    "note",
    /^1 dump of the database .* older than 30 days, take 1.5 GiB/,
  ],
])("%s", (_, changes, severity, what) => {
  const findings = judgeHost("ublog-staging", { ...healthy, ...changes }, MOUNTS, NOW);
  if (severity === undefined) expect(findings).toEqual([]);
  else expect(findings).toEqual([expect.objectContaining({ severity, what: expect.stringMatching(what) })]);
});
