import type { Disk, HostFacts } from "../host/host-facts";
import { type Finding, findingsIn } from "./finding";

const DISK_PERCENT = { warning: 80, error: 90 };
const MEMORY_PERCENT = { warning: 10, error: 5 };
/** AWS refuses signatures of a clock that is five minutes off; certificates and tokens suffer before. */
const CLOCK_SECONDS = { warning: 30, error: 240 };
const LOAD_PER_CPU = 4;
/** A release that has not been gone back from by then has proven itself. */
const DUMP_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * @param mountPoints where file systems of their own must be mounted
 * @param nowMs our clock when the host's was read
 */
export const judgeHost = (
  environment: string,
  facts: HostFacts,
  mountPoints: readonly string[],
  nowMs: number,
): readonly Finding[] => [
  ...judgeUnits(facts),
  ...judgeMounts(environment, facts, mountPoints),
  ...facts.disks.flatMap(judgeDisk),
  ...judgeMemory(environment, facts),
  ...judgeClock(facts, nowMs),
  ...judgeLoad(environment, facts),
  ...judgeDumps(environment, facts, nowMs),
];

const finding = findingsIn("host");

const judgeUnits = ({ units }: HostFacts): readonly Finding[] =>
  Object.entries(units)
    .filter(([, state]) => state !== "active")
    .map(([unit, state]) =>
      finding(
        "error",
        `${unit} is ${state || "unknown"}`,
        "the boot was not completed, or it failed since",
        `On the host: \`journalctl -b -u ${unit}\` says why; \`sudo systemctl restart ${unit}\` when that is mended.`,
      ),
    );

const judgeMounts = (environment: string, { disks }: HostFacts, mountPoints: readonly string[]): readonly Finding[] =>
  mountPoints
    .filter((mountPoint) => !disks.some((disk) => disk.mountPoint === mountPoint))
    .map((mountPoint) =>
      finding(
        "error",
        `nothing is mounted on ${mountPoint}`,
        "the file system or the volume that must last is not there",
        `On the host: \`journalctl -b -u django-swarm-data\`; \`cdktf deploy ${environment}\` attaches the volume again.`,
      ),
    );

function judgeDisk({ mountPoint, usedPercent, freeGiB }: Disk): readonly Finding[] {
  if (usedPercent < DISK_PERCENT.warning) return [];
  return [
    finding(
      usedPercent >= DISK_PERCENT.error ? "error" : "warning",
      `the disk of ${mountPoint} is ${usedPercent} % full`,
      `${freeGiB} GiB are left; when none is, Postgres stops and releases fail`,
      "docs/runbooks/disk-full.md",
    ),
  ];
}

function judgeMemory(environment: string, { memoryMiB: { total, available } }: HostFacts): readonly Finding[] {
  const percent = (100 * available) / total;
  if (percent >= MEMORY_PERCENT.warning) return [];
  return [
    finding(
      percent < MEMORY_PERCENT.error ? "error" : "warning",
      `${available} of ${total} MiB of memory are left`,
      "the services take more than the host has to spare; the kernel will end one of them",
      `\`deployer exec ${environment} SERVICE -- cat /sys/fs/cgroup/memory.current\` says of each what it takes; a larger host.instanceType has more.`,
    ),
  ];
}

function judgeClock({ clockMs }: HostFacts, nowMs: number): readonly Finding[] {
  const seconds = Math.round(Math.abs(clockMs - nowMs) / 1000);
  if (seconds < CLOCK_SECONDS.warning) return [];
  return [
    finding(
      seconds >= CLOCK_SECONDS.error ? "error" : "warning",
      `the clocks of host and laptop are ${seconds} seconds apart`,
      `the host says ${new Date(clockMs).toISOString()}, the laptop ${new Date(nowMs).toISOString()}`,
      "Set the one that is wrong: `timedatectl set-ntp true` (a host on EC2 asks 169.254.169.123 by chrony).",
    ),
  ];
}

function judgeLoad(environment: string, { load, cpus }: HostFacts): readonly Finding[] {
  if (load < LOAD_PER_CPU * cpus) return [];
  return [
    finding(
      "warning",
      `${load} processes wait for ${cpus} CPUs`,
      "more is asked of the host than it can do, or its CPU credits are gone",
      `\`deployer status ${environment}\` shows the alarm cpu-credits; a larger host.instanceType, or host.workers.`,
    ),
  ];
}

/** Nobody removes them by himself: such a dump may be the only copy of what a migration dropped. */
function judgeDumps(environment: string, { dumps }: HostFacts, nowMs: number): readonly Finding[] {
  const old = dumps.filter(({ madeMs }) => nowMs - madeMs > DUMP_DAYS * DAY_MS);
  if (old.length === 0) return [];
  const giB = old.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 30;
  return [
    finding(
      "note",
      `${old.length} dump${old.length === 1 ? "" : "s"} of the database from before migrations, older than ${DUMP_DAYS} days, take ${giB.toFixed(1)} GiB`,
      "releases with migrations that cannot be undone took them",
      `\`deployer history ${environment}\` says which releases; on the host: \`sudo ls -l /data/postgres/dumps\`, and \`sudo rm\` what you do not need.`,
    ),
  ];
}
