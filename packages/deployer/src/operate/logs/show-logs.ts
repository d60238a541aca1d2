import { setTimeout as sleep } from "node:timers/promises";
import { type Environment, RemoteError } from "@django-swarm/environment";
import type { Reporter } from "../../report/reporter";
import { readStack } from "../../swarm/read-stack";
import type { Manager } from "../../swarm/with-manager";
import { findService } from "../find-service";
import type { LogLine } from "./log-line";
import { openServiceLog } from "./open-service-log";
import { type HistoryOptions, readHistory } from "./read-history";
import { ReorderWindow } from "./reorder-window";
import { TaskNames } from "./task-names";

/** How long a line waits for earlier ones of other services. */
const HOLD_MS = 400;

export interface LogsOptions extends HistoryOptions {
  /** Names of services; none: all. */
  readonly services: readonly string[];
  readonly follow: boolean;
}

/**
 * Prints what services print, merged by time; to follow goes on until the signal.
 *
 * @throws UsageError for a service that is not there; RemoteError when the engine ends a log that is followed.
 */
export async function showLogs(
  environment: Environment,
  { engine }: Manager,
  { services: names, follow, sinceMs, tail }: LogsOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const live = await readStack(engine, environment.name);
  const chosen =
    names.length === 0 ? [...live.services.values()] : names.map((name) => findService(environment, live, name));
  const services = new Map(chosen.map(({ ID, Spec }) => [Spec.Name.slice(environment.name.length + 1), ID]));
  const taskNames = new TaskNames(engine, new Map([...services].map(([name, id]) => [id, name])));
  const width = Math.max(0, ...[...services.keys()].map((name) => name.length + 2));
  const print = async (line: LogLine): Promise<void> => {
    const { service, task, node } = await taskNames.of(line.taskId);
    const { time, stream, text } = line;
    reporter.entry(`${time.slice(0, 23)}Z ${task.padEnd(width)} | ${text}`, "log", {
      ...{ time, service, task, node, stream },
      line: text,
    });
  };

  const startedMs = Date.now();
  const history = await readHistory(engine, services, { sinceMs, tail });
  if (history.incomplete.length > 0) {
    reporter.info(`The engine did not give the whole log of ${history.incomplete.join(", ")}.`);
  }
  for (const line of history.lines) await print(line);
  if (!follow) return;

  // What is followed begins a little earlier than the history ends, so that nothing is lost in between.
  const window = new ReorderWindow(HOLD_MS, new Map(history.lines.map(({ taskId, time }) => [taskId, time])));
  const logs = await Promise.all(
    [...services.values()].map((id) =>
      openServiceLog(engine, id, { follow, sinceMs: startedMs - 1000, tail: undefined }, (line) =>
        window.add(line, performance.now()),
      ),
    ),
  );
  let ended = false;
  void Promise.all(logs.map((log) => log.ended)).then(() => {
    ended = true;
  });
  while (!signal.aborted && !ended) {
    await sleep(100, undefined, { signal }).catch(() => undefined);
    for (const line of window.take(performance.now())) await print(line);
  }
  for (const log of logs) log.close();
  signal.throwIfAborted();
  throw new RemoteError(`The engine of ${environment.name} gives no more logs.`, {
    code: "logs/ended",
    hint: "The connection broke off, or the services were removed. Run the same command again.",
  });
}
