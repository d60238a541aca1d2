/** One message in the engine's multiplexed log format. */
export interface LogFrame {
  /** Where it was printed; the engine's own complaints come as "engine". */
  readonly stream: "stdout" | "stderr" | "engine";
  readonly bytes: Buffer;
}

const STREAMS: Readonly<Record<number, LogFrame["stream"]>> = { 1: "stdout", 2: "stderr" };

/**
 * The engine's multiplexed log format: frames of a type byte, three zero bytes, the length in four bytes, the text.
 * Returns the whole frames and what is left of the last one.
 */
export function takeFrames(buffer: Buffer): { readonly frames: readonly LogFrame[]; readonly left: Buffer } {
  const frames: LogFrame[] = [];
  let at = 0;
  while (at + 8 <= buffer.length) {
    const end = at + 8 + buffer.readUInt32BE(at + 4);
    if (end > buffer.length) break;
    frames.push({ stream: STREAMS[buffer.readUInt8(at)] ?? "engine", bytes: buffer.subarray(at + 8, end) });
    at = end;
  }
  return { frames, left: buffer.subarray(at) };
}

/** What was printed, both streams together. */
export const textOf = (frames: readonly LogFrame[]): string =>
  Buffer.concat(frames.map(({ bytes }) => bytes)).toString();
