import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine";
import { takeFrames, textOf } from "./log-frames";

/** The engine's log endpoint may hang: logs never hold a release up for longer. */
const LOG_TIMEOUT_MS = 5000;

interface LogOptions {
  readonly stdout: true;
  readonly stderr: true;
  readonly tail?: number;
  readonly follow?: true;
  readonly abortSignal?: AbortSignal;
}

type LogStream = NodeJS.ReadableStream & { destroy(): void };

/** What dockerode has, and its types lack: a buffer, or a stream when the log is followed. */
const taskLogs = (engine: Engine, taskId: string, options: LogOptions): Promise<Buffer | LogStream> =>
  (engine.getTask(taskId) as unknown as { logs(options: LogOptions): Promise<Buffer | LogStream> }).logs(options);

/**
 * The last lines that a task printed, oldest first; empty when the engine cannot tell.
 *
 * @param count how many
 */
export async function lastLogLines(engine: Engine, taskId: string, count: number): Promise<readonly string[]> {
  const abortSignal = AbortSignal.timeout(LOG_TIMEOUT_MS);
  try {
    const answer = await taskLogs(engine, taskId, { stdout: true, stderr: true, tail: count, abortSignal });
    if (!Buffer.isBuffer(answer)) return [];
    const lines = textOf(takeFrames(answer).frames).split("\n");
    // The engine's own complaint, in the place of a log: the task never ran.
    const printed = lines.filter((line) => line.trim() !== "" && !line.startsWith("Error grabbing logs:"));
    return printed.slice(-count);
  } catch {
    return [];
  }
}

/** Follows what a task prints, line by line, until `stop` is called. */
export async function followLogs(
  engine: Engine,
  taskId: string,
  onLine: (line: string) => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const stream = (await taskLogs(engine, taskId, { stdout: true, stderr: true, follow: true })) as LogStream;
  let rest: Buffer = Buffer.alloc(0);
  let line = "";
  const ended = new Promise<void>((resolve) => {
    stream.on("data", (chunk: Buffer) => {
      const { frames, left } = takeFrames(Buffer.concat([rest, chunk]));
      rest = left;
      const lines = (line + textOf(frames)).split("\n");
      line = lines.pop() ?? "";
      lines.forEach(onLine);
    });
    stream.on("error", () => resolve());
    stream.on("end", resolve);
    stream.on("close", resolve);
  });
  return {
    stop: async () => {
      // What was printed last is still on its way.
      await Promise.race([ended, sleep(1000)]);
      stream.destroy();
      if (line !== "") onLine(line);
    },
  };
}
