import type { Engine } from "../../swarm/engine";
import { takeFrames } from "../../swarm/log-frames";
import { type LogLine, parseLogLine } from "./log-line";

export interface ServiceLogOptions {
  readonly follow: boolean;
  /** Unix time; undefined: from the beginning. */
  readonly sinceMs: number | undefined;
  /** Last lines of each task; undefined: all. */
  readonly tail: number | undefined;
}

export interface OpenLog {
  /** Resolves when the engine has no more to say. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

type LogStream = NodeJS.ReadableStream & { destroy(): void };

/** Starts to read a service's log, of all its tasks; dockerode itself streams only what is followed. */
export async function openServiceLog(
  engine: Engine,
  serviceId: string,
  { follow, sinceMs, tail }: ServiceLogOptions,
  onLine: (line: LogLine) => void,
): Promise<OpenLog> {
  const options = {
    stdout: true,
    stderr: true,
    timestamps: true,
    details: true,
    follow,
    ...(sinceMs === undefined ? {} : { since: (sinceMs / 1000).toFixed(3) }),
    ...(tail === undefined ? {} : { tail }),
  };
  const stream = await new Promise<LogStream>((resolve, reject) => {
    engine.modem.dial(
      { path: `/services/${serviceId}/logs?`, method: "GET", isStream: true, statusCodes: { 200: true }, options },
      (error: unknown, answer: unknown) => (error ? reject(error) : resolve(answer as LogStream)),
    );
  });
  let rest: Buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    const { frames, left } = takeFrames(Buffer.concat([rest, chunk]));
    rest = left;
    for (const line of frames.map(parseLogLine)) if (line) onLine(line);
  });
  const ended = new Promise<void>((resolve) => {
    for (const event of ["end", "error", "close"]) stream.on(event, () => resolve());
  });
  return { ended, close: () => stream.destroy() };
}
