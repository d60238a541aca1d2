import type { Explanation, ServiceExplanation } from "./explanation";

/** An explanation for people: services, the memory's sum, Postgres's settings. */
export function formatExplanation(explanation: Explanation): string {
  const { environment, instanceType, nodes, services, memory, postgres, problems } = explanation;
  const hosts = nodes === 1 ? instanceType : `${nodes} × ${instanceType}`;
  return [
    `${environment} on ${hosts}, ${memory.hostMiB} MiB${nodes === 1 ? "" : " each"}`,
    "",
    ...table([["service", "replicas", "reserved MiB", "limit MiB", "CPU", "why"], ...services.map(serviceRow)]),
    "",
    ...table([
      [nodes === 1 ? "memory of the host" : "memory of the manager", "MiB", ""],
      ["system and engine", memory.systemMiB, "384, and a sixteenth that the kernel keeps"],
      ["reserved by the services", memory.reservedMiB, ""],
      ["a release", memory.releaseMiB, releaseReason(services)],
      ["left", memory.freeMiB, `of ${memory.hostMiB}`],
      ["all limits together", memory.limitsMiB, "more than there is may be promised: they are never reached at once"],
    ]),
    ...(postgres.length === 0
      ? []
      : ["", ...table([["Postgres", "value", "why"], ...postgres.map(({ name, value, why }) => [name, value, why])])]),
    ...(problems.length === 0 ? [] : ["", "problems", ...problems.map((problem) => `  ${problem}`)]),
    "",
  ].join("\n");
}

const serviceRow = (row: ServiceExplanation): Cells => [
  row.service,
  `${row.replicas}${row.surges ? " +1" : ""}`,
  row.memoryReservationMiB,
  row.memoryLimitMiB,
  row.cpuLimit ?? "all",
  row.why,
];

const releaseReason = (services: readonly ServiceExplanation[]): string =>
  `one more of each with +1 (${services.flatMap(({ service, surges }) => (surges ? [service] : [])).join(", ")}), or the job before`;

type Cells = readonly (string | number)[];

/** Columns as wide as their widest cell, numbers to the right; the last one as it comes. */
function table(rows: readonly Cells[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = column === row.length - 1 ? 0 : (widths[column] ?? 0);
        return typeof cell === "number" ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
