import { join } from "node:path/posix";
import * as z from "zod";
import type { SshConnection } from "../transport/ssh-connection";
import { DUMPS } from "./dumps";

/** A mounted file system. */
export interface Disk {
  readonly mountPoint: string;
  readonly sizeGiB: number;
  readonly freeGiB: number;
  readonly usedPercent: number;
}

/** What a host says of itself. */
export interface HostFacts {
  readonly disks: readonly Disk[];
  readonly memoryMiB: { readonly total: number; readonly available: number };
  /** Processes that wait for a CPU, on average of the last five minutes. */
  readonly load: number;
  readonly cpus: number;
  /** The host's clock, Unix time. */
  readonly clockMs: number;
  readonly uptimeSeconds: number;
  /** Of our units: "active", "failed", "inactive"…, by name. */
  readonly units: Readonly<Record<string, string>>;
  /** Of the database, from before migrations that cannot be undone. */
  readonly dumps: readonly Dump[];
}

export interface Dump {
  readonly bytes: number;
  /** Unix time. */
  readonly madeMs: number;
}

const UNITS = ["django-swarm-data.service", "django-swarm-swarm.service", "docker.service"];

/** One round trip for all of it: a section after each line `== name`. */
const script = (mountPoints: readonly string[]): string =>
  [
    `echo '== df'; df -P -k ${mountPoints.join(" ")}`,
    "echo '== meminfo'; grep -E '^Mem(Total|Available):' /proc/meminfo",
    "echo '== loadavg'; cat /proc/loadavg",
    "echo '== cpus'; getconf _NPROCESSORS_ONLN",
    "echo '== clock'; date +%s.%N",
    "echo '== uptime'; cat /proc/uptime",
    ...UNITS.map((unit) => `echo '== unit ${unit}'; systemctl is-active ${unit} || true`),
    `echo '== dumps'; sudo -n find ${mountPoints.map((path) => join(path, DUMPS)).join(" ")} -name '*.dump' -printf '%s %T@\\n' 2>/dev/null || true`,
  ].join("\n");

/** @param mountPoints absolute paths that need no quoting */
export async function readHostFacts(ssh: SshConnection, mountPoints: readonly string[]): Promise<HostFacts> {
  const { stdout } = await ssh.exec(["sh", "-c", script(mountPoints)]);
  return parseHostFacts(stdout);
}

const number = z.coerce.number();

/** @throws ZodError for what no host prints: our own bug. */
export function parseHostFacts(text: string): HostFacts {
  const sections = new Map(
    text.split(/^== /m).map((part) => {
      const [name = "", ...lines] = part.trim().split("\n");
      return [name, lines] as const;
    }),
  );
  const first = (name: string): string => sections.get(name)?.[0] ?? "";
  const words = (name: string): readonly string[] => first(name).split(/\s+/);
  const memoryMiB = (name: string): number => {
    const line = sections.get("meminfo")?.find((each) => each.startsWith(name)) ?? "";
    return Math.round(number.parse(line.split(/\s+/)[1]) / 1024);
  };
  return {
    disks: (sections.get("df") ?? []).slice(1).map(parseDisk),
    memoryMiB: { total: memoryMiB("MemTotal:"), available: memoryMiB("MemAvailable:") },
    load: number.parse(words("loadavg")[1]),
    cpus: number.parse(first("cpus")),
    clockMs: number.parse(first("clock")) * 1000,
    uptimeSeconds: number.parse(words("uptime")[0]),
    units: Object.fromEntries(UNITS.map((unit) => [unit, first(`unit ${unit}`)])),
    dumps: (sections.get("dumps") ?? []).map(parseDump),
  };
}

function parseDump(line: string): Dump {
  const [bytes, seconds] = line.split(" ");
  return { bytes: number.parse(bytes), madeMs: number.parse(seconds) * 1000 };
}

/** A line of `df -P -k`: source, size, used, free, percent, mount point. */
function parseDisk(line: string): Disk {
  const [, sizeKiB, , freeKiB, percent = "", mountPoint = ""] = line.split(/\s+/);
  const giB = (kiB: string | undefined): number => Math.round((number.parse(kiB) / 2 ** 20) * 10) / 10;
  return {
    mountPoint,
    sizeGiB: giB(sizeKiB),
    freeGiB: giB(freeKiB),
    usedPercent: number.parse(percent.replace("%", "")),
  };
}
