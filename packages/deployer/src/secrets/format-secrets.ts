import type { SecretStatus } from "./secret-status";

const IN_SWARM: Readonly<Record<SecretStatus["inSwarm"], string>> = {
  current: "in use",
  outdated: "another value in use",
  absent: "not in the swarm",
  unknown: "",
};

/** A secret a line, for people: where it stands, since when, and who uses it; then what a release would bring. */
export function formatSecrets(place: string, environmentName: string, secrets: readonly SecretStatus[]): string {
  const rows = secrets.map(({ name, kept, changedAt, services, inSwarm }) => [
    name,
    kept,
    changedAt === undefined ? "" : `${changedAt.slice(0, 16).replace("T", " ")}Z`,
    IN_SWARM[inSwarm],
    services.join(", ") || "used by no service",
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const behind = secrets.filter((secret) => secret.behind.length > 0 && secret.kept === "set").map(({ name }) => name);
  return [
    `Kept in ${place}.`,
    // A column that says nothing takes no place.
    ...rows.map((row) =>
      row
        .flatMap((cell, at) => (widths[at] ? [cell.padEnd(widths[at])] : []))
        .join("  ")
        .trimEnd(),
    ),
    ...(behind.length > 0
      ? [
          `\`deployer release ${environmentName}\` brings ${behind.join(", ")} to the services that use ${behind.length === 1 ? "it" : "them"}.`,
        ]
      : []),
  ].join("\n");
}
