import { createHash } from "node:crypto";
import { RemoteError } from "@django-swarm/environment";
import type { Change, ChangeAnswer, Fence } from "../swarm/cluster";
import { changeCommands, type HostCommand } from "./change-commands";
import { printedLines } from "./printed-lines";
import { quoteCommand } from "./quote";
import type { CommandResult } from "./run-process";

/** Where commands run on the host, as its administrator. */
export interface Host {
  exec(command: readonly string[], options?: { readonly stdin?: string }): Promise<CommandResult>;
}

const UNIT = "django-swarm-change.service";
/** The unit ends by itself after this: nobody need be there to end it. */
const RUNTIME_S = 300;
const DEPOSED = 77;
const BUSY = 75;
const TRUNCATED = 65;
const ENDED = 76;

/**
 * Runs a change as a transient unit of a fixed name, so that there is one at a time, and it goes on when the connection
 * is cut. What it reads is on the host, whole, before it starts. The first thing it does is to look whether the lock
 * still has the fencing number it was sent with.
 *
 * @returns "busy" when another one runs; "ended" when it was ended from outside, or by its time limit.
 */
export async function runHostChange(
  host: Host,
  fence: Fence,
  change: Change,
  runDirectory = "/run",
): Promise<ChangeAnswer | "busy" | "ended"> {
  const commands = changeCommands(change);
  if (commands.length === 0) return { outcome: "done" };
  const input = commands.map(({ stdin }) => stdin ?? "").join("");
  const program = changeProgram(fence, commands);
  const sum = createHash("sha256").update(input).digest("hex");
  const { code, stdout, stderr } = await host.exec(
    ["sudo", "-n", "sh", "-c", LAUNCH, "change", sum, program, runDirectory],
    {
      stdin: input,
    },
  );
  switch (code) {
    case 0:
      return { outcome: "done" };
    case DEPOSED:
      return { outcome: "deposed" };
    case BUSY:
      return "busy";
    case ENDED:
      return "ended";
    case TRUNCATED:
      throw new RemoteError("The connection to the host was cut while something was sent.", {
        code: "transport/lost",
        hint: "Run the same command again: every step may be repeated.",
      });
    default:
      return { outcome: "refused", lines: printedLines(`${stdout}\n${stderr}`) };
  }
}

/** Ends a change that runs; when this returns none does. */
export async function endHostChange(host: Host): Promise<void> {
  // 5: there is none.
  const { code, stderr } = await host.exec(["sudo", "-n", "systemctl", "stop", UNIT]);
  if (code === 0 || code === 5) return;
  throw new RemoteError("A change that another deployer began on the host could not be ended.", {
    code: "swarm/change-not-ended",
    details: printedLines(stderr),
    hint: `Look at it on the host: \`systemctl status ${UNIT}\`.`,
  });
}

/**
 * Puts what is read from stdin ($1: its hash) into a file below $3, and runs the program ($2) as the unit; passes its
 * output and its exit code on.
 */
const LAUNCH = `
umask 077
find "$3" -maxdepth 1 -name 'django-swarm-change.*' -mmin +60 -exec rm -rf {} +
dir=$(mktemp -d "$3/django-swarm-change.XXXXXX") || exit 1
cat >"$dir/input"
printf '%s  %s\\n' "$1" "$dir/input" | sha256sum --check --status || { rm -rf "$dir"; exit ${TRUNCATED}; }
printf '%s' "$2" >"$dir/program"
systemd-run --quiet --wait --collect --unit=${UNIT} --property=RuntimeMaxSec=${RUNTIME_S} \\
  --property=TimeoutStopSec=10 --setenv=HOME=/root \\
  sh -c 'sh "$0/program" "$0/input" >"$0/out" 2>&1; echo $? >"$0/code"' "$dir" 2>"$dir/launch"
if [ -s "$dir/code" ]; then
  cat "$dir/out"
  code=$(cat "$dir/code")
elif grep -q 'already' "$dir/launch"; then
  code=${BUSY}
elif [ -e "$dir/out" ]; then
  code=${ENDED}
else
  cat "$dir/launch"
  code=1
fi
rm -rf "$dir"
exit "$code"
`;

/** A POSIX script: $1 is the file with what the commands read. */
export function changeProgram({ lock, number, token }: Fence, commands: readonly HostCommand[]): string {
  const label = (name: string): string => `{{index .Spec.Labels "django-swarm.lock.${name}"}}`;
  const look = quoteCommand(["docker", "config", "inspect", "--format", `${label("fence")} ${label("token")}`, lock]);
  return [
    `found=$(${look}) || exit 1`,
    `[ "$found" = ${quoteCommand([`${number} ${token}`])} ] || exit ${DEPOSED}`,
    ...commands.map(({ words, stdin, optional }) => {
      const command = `${quoteCommand(words)} ${stdin === undefined ? "</dev/null" : '<"$1"'}`;
      return optional ? `${command} || true` : `${command} || exit 1`;
    }),
    "",
  ].join("\n");
}
