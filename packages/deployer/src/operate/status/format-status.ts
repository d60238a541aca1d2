import { formatBytes } from "../../backup/format-bytes";
import type { LastBackup } from "../../backup/last-backup";
import type { AlarmStatus, BackupStatus, CertificateStatus, NodeStatus, ServiceStatus, Status } from "./status";

/** One screen for people. */
export function formatStatus(status: Status): string {
  const { release, services, nodes, certificates, disks, memoryMiB, load, backup, alarms } = status;
  const parts: [string, readonly string[]][] = [
    ["release", [release ? `${release.tags.join(" and ")}, since ${release.at.slice(0, 19)}Z` : "none yet"]],
    ["services", columns(services.map(serviceRow))],
    ["nodes", columns(nodes.map(nodeRow))],
    ["certificates", columns(certificates.map(certificateRow))],
    ["disks", columns(disks.map((disk) => [disk.mountPoint, `${disk.usedPercent} % used`, freeSpace(disk.freeGiB)]))],
    ["memory", [`${memoryMiB.available} of ${memoryMiB.total} MiB free`]],
    ["load", [`${load.fiveMinutes} on ${load.cpus} CPU${load.cpus === 1 ? "" : "s"}, five minutes`]],
    ["last backup", [backupLine(backup)]],
    ...(alarms === undefined ? [] : [["alarms", columns(alarms.map(alarmRow))] satisfies [string, readonly string[]]]),
  ];
  const rows = parts.flatMap(([title, lines]) =>
    (lines.length === 0 ? ["none"] : lines).map((line, index) => `${(index === 0 ? title : "").padEnd(14)}${line}`),
  );
  return [`${status.environment}  ${status.url}`, ...rows].join("\n");
}

const serviceRow = ({ name, running, desired, image, trouble }: ServiceStatus): readonly string[] => [
  name,
  `${running}/${desired}`,
  image,
  trouble === undefined ? "" : `! ${trouble}`,
];

const nodeRow = ({ name, role, state, availability, address, engine, tasks }: NodeStatus): readonly string[] => [
  name,
  role,
  `${state === "ready" && availability === "active" ? "" : "! "}${state}, ${availability}`,
  address,
  `engine ${engine}`,
  `${tasks} tasks`,
];

const certificateRow = ({ hostName, daysLeft, issuer, trouble }: CertificateStatus): readonly string[] => [
  hostName,
  daysLeft === undefined ? "" : `${daysLeft} days left`,
  issuer ?? "",
  trouble === undefined ? "" : `! ${trouble}`,
];

function backupLine({ last, hoursOld, trouble }: BackupStatus): string {
  const words = [
    ...(last === undefined || hoursOld === undefined
      ? ["none"]
      : [last.id, `${hoursOld} h old`, formatBytes(last.bytes), drillWords(last)]),
    ...(trouble === undefined ? [] : [`! ${trouble}`]),
  ];
  return words.join("  ");
}

const drillWords = ({ id, drill }: LastBackup): string => {
  if (drill === undefined) return "never tried out";
  if (!drill.passed) return `! drill of ${drill.id} failed`;
  return `drill ${drill.id === id ? "" : `of ${drill.id} `}passed ${drill.at.slice(0, 10)}`;
};

const alarmRow = ({ name, state, reason }: AlarmStatus): readonly string[] =>
  state === "ALARM" ? [name, "! ALARM", reason] : [name, state === "OK" ? "ok" : "no data yet", ""];

/** EFS says that it has room for 8 EiB. */
const freeSpace = (giB: number): string => (giB > 1e6 ? "grows by itself" : `${giB} GiB free`);

/** Lines whose columns are as wide as their widest word. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
