import { readdirSync, readFileSync } from "node:fs";
import { start, type Variables } from "../variant";
import type { Places } from "./find-leaks";

const SAMPLE_MS = 20;

/** What a command printed, and what its process list showed meanwhile. */
export interface Watched {
  readonly status: number | null;
  readonly places: Places;
}

/**
 * Runs a command line and looks at the process list all the while: the arguments of every process of this machine, the
 * environment of those that the command started.
 */
export async function watched(line: string, input = "", variables: Variables = {}): Promise<Watched> {
  const { child, ended } = start(line, variables);
  const seen = { arguments: new Set<string>(), environments: new Set<string>() };
  const timer = setInterval(() => sample(child.pid ?? 0, seen), SAMPLE_MS);
  child.stdin?.end(input);
  const { status, stdout, stderr } = await ended;
  clearInterval(timer);
  return {
    status,
    places: new Map([
      [`output of ${line}`, `${stdout}${stderr}`],
      [`arguments of processes during ${line}`, [...seen.arguments].join("\n")],
      [`environments of processes of ${line}`, [...seen.environments].join("\n")],
    ]),
  };
}

interface Seen {
  readonly arguments: Set<string>;
  readonly environments: Set<string>;
}

function sample(root: number, seen: Seen): void {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    const id = Number(name);
    const line = readProcess(id, "cmdline");
    if (line !== undefined) seen.arguments.add(line);
    const parent = / \d+ /.exec(readProcess(id, "stat")?.replace(/^.*\) \w/, "") ?? "")?.[0];
    if (parent !== undefined) parents.set(id, Number(parent));
  }
  for (const id of parents.keys()) {
    if (!descends(id, root, parents)) continue;
    const environment = readProcess(id, "environ");
    if (environment !== undefined) seen.environments.add(environment);
  }
}

function descends(id: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return true;
  return false;
}

/** undefined: it has ended meanwhile. */
function readProcess(id: number, file: "cmdline" | "environ" | "stat"): string | undefined {
  try {
    return readFileSync(`/proc/${id}/${file}`, "utf8").replaceAll("\0", "\n");
  } catch {
    return undefined;
  }
}
