import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../swarm/engine";
import { inOrder, type LogLine } from "./log-line";
import { openServiceLog } from "./open-service-log";

/** The engine's log endpoint may hang, e.g. while a node is away: a silence this long is the end. */
const SILENCE_MS = 5000;

export interface HistoryOptions {
  /** Unix time; undefined: from the beginning. */
  readonly sinceMs: number | undefined;
  /** Last lines of all services together; undefined: all. */
  readonly tail: number | undefined;
}

export interface History {
  readonly lines: readonly LogLine[];
  /** Names of services whose log the engine did not give to the end. */
  readonly incomplete: readonly string[];
}

/** What services printed until now, merged by time. @param services ids by name */
export async function readHistory(
  engine: Engine,
  services: ReadonlyMap<string, string>,
  { sinceMs, tail }: HistoryOptions,
): Promise<History> {
  const lines: LogLine[] = [];
  const incomplete: string[] = [];
  await Promise.all(
    [...services].map(async ([name, id]) => {
      let heardMs = performance.now();
      const log = await openServiceLog(engine, id, { follow: false, sinceMs, tail }, (line) => {
        heardMs = performance.now();
        lines.push(line);
      });
      let over = false;
      void log.ended.then(() => {
        over = true;
      });
      while (!over && performance.now() - heardMs < SILENCE_MS) await Promise.race([log.ended, sleep(200)]);
      log.close();
      if (!over) incomplete.push(name);
    }),
  );
  const merged = inOrder(lines);
  return { lines: tail === undefined ? merged : merged.slice(-tail), incomplete: incomplete.sort() };
}
