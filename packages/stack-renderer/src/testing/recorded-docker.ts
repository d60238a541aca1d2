import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A program in the place of `docker`: it keeps objects as files, and notes every command line. */
export interface RecordedDocker {
  /** For the front of the PATH. */
  readonly bin: string;
  /** Every command line so far. */
  calls(): readonly string[];
  /** Content by name; a network has none. */
  objects(kind: "config" | "secret" | "network"): Readonly<Record<string, string>>;
}

/** A config's file is named from where the script is, not from here. */
const PROGRAM = `#!/bin/sh
from=$PWD
cd "$(dirname "$0")/.."
printf '%s\\n' "$*" >> calls
case "$1 $2" in
  "info --format") cat manager ;;
  *" ls") ls "$1" ;;
  "config create") cp "$from/$4" "config/$3" ;;
  "secret create") cat > "secret/$3" ;;
  "network create") : > "network/$6" ;;
  *) echo "no such command: $*" >&2; exit 1 ;;
esac
`;

export function recordedDocker(root: string, { isManager = true } = {}): RecordedDocker {
  for (const name of ["bin", "config", "secret", "network"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "manager"), `${isManager}\n`);
  writeFileSync(join(root, "bin/docker"), PROGRAM, { mode: 0o755 });
  const calls = join(root, "calls");
  return {
    bin: join(root, "bin"),
    calls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : []),
    objects: (kind) =>
      Object.fromEntries(
        readdirSync(join(root, kind)).map((name) => [name, readFileSync(join(root, kind, name), "utf8")]),
      ),
  };
}
