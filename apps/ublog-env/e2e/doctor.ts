import { type } from "./rehearsal";

export interface Finding {
  readonly area: string;
  readonly severity: string;
  readonly what: string;
  readonly cause: string;
  readonly fix: string;
}

/**
 * `deployer doctor --json` as it is typed: its exit code and what it found. A busy test machine is no finding, and notes
 * are none that anybody need mend: other tests leave secrets behind.
 */
export function doctor(environment = "ublog-rehearsal") {
  const { status, stdout } = type(`deployer doctor ${environment} --json`);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { findings, looked, unseen } = events.find(({ event }) => event === "result");
  return {
    status,
    findings: (findings as Finding[]).filter(
      ({ severity, what }) => severity !== "note" && !/processes wait|memory are left/.test(what),
    ),
    looked: looked as string[],
    unseen: unseen as string[],
  };
}
