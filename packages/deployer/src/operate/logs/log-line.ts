import type { LogFrame } from "../../swarm/log-frames";

/** A line that a task printed, as the engine keeps it. */
export interface LogLine {
  /** RFC 3339 in UTC with nine digits of a second: as text in order of time. */
  readonly time: string;
  readonly taskId: string;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** `time details message`, as the engine prints it with `timestamps` and `details`. */
const LINE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) (\S*) ?([\s\S]*)$/;
const TASK = /(?:^|,)com\.docker\.swarm\.task\.id=([a-z0-9]+)/;

/** A frame of a service's log, or undefined for what no task printed: a complaint of the engine. */
export function parseLogLine({ stream, bytes }: LogFrame): LogLine | undefined {
  const [, time, details = "", text = ""] = LINE.exec(bytes.toString()) ?? [];
  const taskId = TASK.exec(details)?.[1];
  if (stream === "engine" || time === undefined || taskId === undefined) return undefined;
  return { time, taskId, stream, text: text.replace(/\r?\n$/, "") };
}

/** In order of time; lines of one moment stay as they came. */
export const inOrder = (lines: readonly LogLine[]): readonly LogLine[] =>
  [...lines].sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
