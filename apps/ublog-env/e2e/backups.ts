import { onHost, type, typed } from "./rehearsal";

export interface ListedBackup {
  readonly id: string;
  readonly whole: boolean;
  readonly bytes: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly drill?: { readonly passed: boolean };
}

/** The `result` event of a command that was given `--json`. */
export function resultOf(line: string): Record<string, unknown> {
  const events = typed(line).trim().split("\n");
  return JSON.parse(events.find((text) => text.includes('"event":"result"')) ?? "{}");
}

/** As `deployer backup list` tells them, newest first. */
export const backups = () =>
  resultOf("deployer backup list ublog-rehearsal --json")["backups"] as readonly ListedBackup[];

export const backUp = (): string => resultOf("deployer backup ublog-rehearsal --json")["id"] as string;

/** Makes sure that there is a backup, and that a drill has proved one. */
export function provenBackup(): void {
  if (backups().length === 0) backUp();
  if (!backups().some(({ drill }) => drill?.passed)) typed("deployer drill ublog-rehearsal --yes");
}

/** A command in Postgres's container. */
export const inPostgres = (command: string): string =>
  onHost(`docker exec $(docker ps -q -f name=ublog-rehearsal_postgres -f health=healthy) ${command}`);

/** The whole database as text; with a fixed key, the same data gives the same bytes. */
export const dump = (): string => inPostgres("pg_dump --username ublog --restrict-key rehearsal ublog");

export const databases = (): readonly string[] =>
  inPostgres('psql --username ublog -Atc "select datname from pg_database order by datname"').trim().split("\n");

/** A command that is refused: its exit code, and its one error. */
export function refused(line: string): { code: number | null; error: Record<string, unknown> } {
  const { status, stdout } = type(`${line} --json`);
  const events = stdout.trim().split("\n");
  const error = events.find((text) => text.includes('"event":"error"'));
  return { code: status, error: JSON.parse(error ?? "{}") };
}
